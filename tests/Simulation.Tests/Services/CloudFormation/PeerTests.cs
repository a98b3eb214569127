using System.Net;
using PciAutoHeal.Simulation.Serving;

namespace PciAutoHeal.Simulation.Tests.Services.CloudFormation;

public sealed class PeerTests
{
    [Fact]
    public async Task Boto3_and_the_AWS_CLI_drive_packs_and_stack_sets_and_find_every_answer_in_its_model()
    {
        var seed = OrganizationGenerator.Generate(40, [World.Ireland, World.Virginia], 3, healthy: true);
        var settings = new SimulationSettings().With(
            new Simulation.Services.Config.ConfigSettings { AggregatorRegion = "us-east-1" });
        var cloud = new SimulatedCloud(seed, [], new ScaledTimeProvider(600), 7, settings);
        await using var server = await SimulationServer.StartAsync(
            cloud, new(IPAddress.Loopback, 0), allowNonLoopback: false, TestContext.Current.CancellationToken);
        var member = seed.Accounts.First(a => a.Id != seed.ManagementAccountId
            && a.Id != seed.DelegatedAdministratorId);

        var (exit, output) = await Peers.RunAsync("config_cloudformation.py", server.Address.AbsoluteUri,
            member.Id.Value);

        exit.Should().Be(0, output);
    }
}
