using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Processes;

/// <summary>The brake of a whole organization, from the command line, with and without a spec.</summary>
public sealed class BrakeTests : IDisposable
{
    private const int Members = 7;

    private readonly Folder folder = new();

    [Fact]
    public async Task It_is_thrown_everywhere_at_once_and_taken_off_again()
    {
        await using var simulation = Simulate();
        var url = await simulation.AddressAsync();

        Numbers(await RunAsync(url, "on"), ExitCode.Done).Should().Be((Members * 2, Members * 2, 0));
        Numbers(await RunAsync(url, "on"), ExitCode.Done).Should().Be((Members * 2, 0, 0), "a repeat writes nothing");
        Numbers(await RunAsync(url, "status"), ExitCode.Done).Should().Be((Members * 2, 0, 0));
        Numbers(await RunAsync(url, "off"), ExitCode.Done).Should().Be((0, Members * 2, 0));
        Numbers(await RunAsync(url, "status", "--regions", "eu-west-1"), ExitCode.Done).Should().Be((0, 0, 0));
        folder.Files.Should().BeEmpty("the brake needs no ledger");
    }

    [Fact]
    public async Task Accounts_out_of_reach_are_named_and_the_rest_is_braked()
    {
        folder.Write("faults.yaml", "schema: pciautoheal/faults/1\nfaults:\n  - { kind: RoleMissing, percent: 30 }\n");
        await using var simulation = Simulate("--faults", "faults.yaml");

        var ran = await RunAsync(await simulation.AddressAsync(), "on");

        var (on, changed, failed) = Numbers(ran, ExitCode.Findings);
        failed.Should().BePositive();
        (on + failed, changed).Should().Be((Members * 2, on));
        ran.Json["items"]!.AsArray().Count(i => (string?)i!["errorCode"] == "AccessDenied").Should().Be(failed);
    }

    [Fact]
    public async Task The_spec_says_who_is_in_scope_and_where()
    {
        folder.Write("rollout.yaml", "name: t\nregions: [eu-west-1]\nwaves:\n  - { name: rest, rest: true }\n");
        await using var simulation = Simulate();

        Numbers(await RunAsync(await simulation.AddressAsync(), "on"), ExitCode.Done).Should().Be((Members, Members, 0));
    }

    [Fact]
    public async Task Without_a_verb_or_with_an_account_that_is_nobodys_it_is_refused()
    {
        (await folder.RunAsync("brake")).Should().Match<Ran>(r => r.Exit == ExitCode.Invalid && r.Error.Contains("PAH4000"));
        (await folder.RunAsync("brake", "on", "--accounts", "5", "--account", "999999999999", "--regions", "eu-west-1"))
            .Should().Match<Ran>(r => r.Exit == ExitCode.Invalid && r.Error.Contains("PAH4060"));
    }

    public void Dispose() => folder.Dispose();

    private static (int On, int Changed, int Failed) Numbers(Ran ran, int exit)
    {
        ran.Exit.Should().Be(exit, ran.Error);
        ((string?)ran.Json["schema"]).Should().Be("pciautoheal/brake/1");
        return ((int)ran.Json["on"]!, (int)ran.Json["changed"]!, (int)ran.Json["failed"]!);
    }

    private Running Simulate(params string[] more) => Running.Program(
        folder.Root, ["simulate", "--listen", "127.0.0.1:0", "--accounts", "8", "--regions", "eu-west-1,us-east-1", .. more]);

    private async Task<Ran> RunAsync(string url, params string[] arguments)
    {
        await using var run = Running.Program(
            folder.Root, ["brake", .. arguments, "--output", "json", "--endpoint-url", url]);
        return await run.EndAsync();
    }
}
