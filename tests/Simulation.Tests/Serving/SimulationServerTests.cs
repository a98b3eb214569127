using System.Net;
using System.Text;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Serving;

namespace PciAutoHeal.Simulation.Tests.Serving;

public sealed class SimulationServerTests
{
    private static readonly IPEndPoint AnyPort = new(IPAddress.Loopback, 0);

    [Fact]
    public async Task Boto3_and_the_AWS_CLI_find_an_AWS_there()
    {
        var seed = OrganizationGenerator.Generate(40, [World.Ireland, World.Virginia], 3, healthy: true);
        using var world = new World(seed: seed);
        await using var server = await StartAsync(world);

        var (exit, output) = await Peers.RunAsync("services.py", server.Address.AbsoluteUri, seed.Accounts[5].Id.Value);

        exit.Should().Be(0, output);
    }

    [Fact]
    public async Task It_answers_on_the_port_it_was_given_until_it_is_stopped()
    {
        using var world = new World();
        await using var server = await StartAsync(world);
        using var client = new HttpClient();

        var answer = await client.SendAsync(Signed(server.Address), Ct);
        await server.StopAsync(Ct);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Ct)).Should().Contain(World.Security.Value);
        var afterwards = () => client.SendAsync(Signed(server.Address), Ct);
        await afterwards.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Other_addresses_than_loopback_are_refused_unless_allowed()
    {
        using var world = new World();

        var act = () => SimulationServer.StartAsync(world.Cloud, new(IPAddress.Any, 0), allowNonLoopback: false, Ct);

        await act.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_reset_connection_ends_without_an_answer()
    {
        using var world = new World([new(FaultKind.ConnectionReset, Api: "sts:*")]);
        await using var server = await StartAsync(world);
        using var client = new HttpClient();

        var act = () => client.SendAsync(Signed(server.Address), Ct);

        await act.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task A_slow_answer_comes_late_by_the_simulated_clock()
    {
        var clock = new ScaledTimeProvider(50);
        var cloud = new SimulatedCloud(World.Small, [new(FaultKind.SlowAnswer)], clock, 1);
        await using var server = await SimulationServer.StartAsync(cloud, AnyPort, allowNonLoopback: false, Ct);
        using var client = new HttpClient();
        var began = clock.GetTimestamp();

        await client.SendAsync(Signed(server.Address), Ct);

        clock.GetElapsedTime(began).Should().BeGreaterThanOrEqualTo(cloud.Settings.SlowAnswer);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<SimulationServer> StartAsync(World world) =>
        SimulationServer.StartAsync(world.Cloud, AnyPort, allowNonLoopback: false, Ct);

    private static HttpRequestMessage Signed(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent("Action=GetCallerIdentity", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        new RawClient(new SocketsHttpHandler(), "AKIAADMIN", "us-east-1").Sign(request, "sts");
        return request;
    }
}
