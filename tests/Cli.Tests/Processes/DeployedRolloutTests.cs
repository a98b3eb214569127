using System.Text.Json.Nodes;
using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Processes;

/// <summary>Whole rollouts with <c>--engine stepfunctions</c>: only the machine's executions run steps.</summary>
public sealed class DeployedRolloutTests : IDisposable
{
    private const int Accounts = 6;
    private const string Spec =
        "name: t\npacks: [ec2-lambda]\nregions: [us-east-1]\nwaves:\n  - { name: canary, percent: 20 }\n  - { name: rest, rest: true }\n"
        + "gates: { bake: 1m, onMissingData: pass, approval: required }\n";

    private readonly Folder folder = new();

    [Fact]
    public async Task A_rollout_in_the_deployed_machine_ends_as_one_that_ran_here()
    {
        folder.Write("rollout.yaml", Spec);
        await using var there = await DeployedInstallation.StartAsync(folder, Accounts);
        var here = await EmbeddedAsync();

        var started = await there.RunAsync("rollout", "start", "--engine", "stepfunctions", "--output", "json");
        started.Exit.Should().Be(ExitCode.Done, started.Error);
        var approved = await there.RunAsync("rollout", "approve", "--await", "--plan-hash", (string)here["planHash"]!, "--actor", "alice", "--timeout", "1m");
        approved.Exit.Should().Be(ExitCode.Done, approved.Error);
        var watched = await there.RunAsync("rollout", "watch", "--output", "json");
        await there.Machine.EndAsync();
        var contained = await there.RunAsync("rollout", "contain", "--reason", "test");
        await there.UntilAsync("Contained");

        watched.Exit.Should().Be(ExitCode.Done, watched.Error);
        ((string?)watched.Json["state"]).Should().Be("Completed").And.Be((string?)here["state"]);
        TargetsOf(watched.Json).Should().Equal(TargetsOf(here)).And.HaveCount(Accounts);
        contained.Exit.Should().Be(ExitCode.Done, contained.Error);
        var rollout = (string)started.Json["rollout"]!;
        there.Machine.Executions.Select(e => e.Name).Should().Equal(rollout, $"{rollout}.2");
    }

    [Fact]
    public async Task A_registered_rollout_is_started_by_resume_or_ended_by_abort()
    {
        folder.Write("rollout.yaml", Spec);
        await using var there = await DeployedInstallation.StartAsync(folder, Accounts);

        var given = await there.RunAsync("rollout", "register", "--output", "json");
        var aborted = await there.RunAsync("rollout", "abort");
        var ended = await there.RunAsync("status", "--output", "json");
        var second = await there.RunAsync("rollout", "register", "--output", "json");
        var resumed = await there.RunAsync("rollout", "resume");
        await there.UntilAsync("Paused");
        var again = await there.RunAsync("rollout", "resume");
        var abortedToo = await there.RunAsync("rollout", "abort");
        await there.Machine.EndAsync();

        given.Exit.Should().Be(ExitCode.Done, given.Error);
        aborted.Exit.Should().Be(ExitCode.Done, aborted.Error);
        ((string?)ended.Json["state"]).Should().Be("Aborted");
        resumed.Exit.Should().Be(ExitCode.Done, resumed.Error);
        again.Error.Should().Contain("PAH4024", "it waits for an approval");
        abortedToo.Exit.Should().Be(ExitCode.Done, abortedToo.Error);
        there.Machine.Executions.Should()
            .Equal([((string)second.Json["rollout"]!, "FAILED")], "the first one never ran");
        ((string?)(await there.RunAsync("status", "--output", "json")).Json["state"]).Should().Be("Aborted");
    }

    public void Dispose() => folder.Dispose();

    private async Task<JsonNode> EmbeddedAsync()
    {
        await using var simulation = DeployedInstallation.SimulationOf(folder, Accounts);
        var url = await simulation.AddressAsync();
        await RunAsync("rollout", "start", "--endpoint-url", url, "--clock", "scaled:300");
        await RunAsync("rollout", "approve");
        var ended = await RunAsync("rollout", "resume", "--output", "json");
        ended.Exit.Should().Be(ExitCode.Done, ended.Error);
        return ended.Json;
    }

    private static IEnumerable<string> TargetsOf(JsonNode status) => status["targets"]!.AsArray()
        .Select(t => $"{t!["account"]} {t["region"]} {t["wave"]} {t["content"]} {t["state"]}");

    private async Task<Ran> RunAsync(params string[] arguments)
    {
        await using var run = Running.Program(folder.Root, [.. arguments, "--ledger", "sqlite:here.db"]);
        return await run.EndAsync();
    }
}
