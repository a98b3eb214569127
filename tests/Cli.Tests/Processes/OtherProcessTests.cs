using System.Text.Json.Nodes;
using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Processes;

/// <summary>A simulated AWS in one process, the rollout in another, and boto3 as the judge in a third.</summary>
public sealed class OtherProcessTests : IDisposable
{
    /// <summary>A step that may take 15 minutes has ten seconds of a slow machine's.</summary>
    private const string Clock = "scaled:90";
    private const string Regions = "eu-west-1,us-east-1";
    private const string Gates = "gates: { bake: 5m, onMissingData: pass";
    private readonly Folder folder = new();

    [Fact]
    public async Task Killed_at_any_moment_and_resumed_a_rollout_ends_as_one_that_was_left_alone()
    {
        folder.Write("rollout.yaml", $"{Folder.Spec}{Gates} }}\n");
        var alone = await UntilDoneAsync([]);
        var killed = await UntilDoneAsync([0.4, 1.1, 1.7, 2.3, 0.9, 3.1]);

        StatesOf(killed.Status).Should().Equal(StatesOf(alone.Status)).And.Contain(
            line => line.EndsWith("Deployed", StringComparison.Ordinal));
        killed.Packs.Should().Be(alone.Packs);
    }

    [Fact]
    public async Task A_rollout_waits_for_its_approval_and_hears_a_pause_and_an_abort_from_elsewhere()
    {
        folder.Write("rollout.yaml", $"{Folder.Spec}{Gates}, approval: required }}\n");
        await using var simulation = Simulate();
        var url = await simulation.AddressAsync();

        (await RunAsync("rollout", "start", "--endpoint-url", url, "--clock", Clock)).Exit.Should().Be(ExitCode.Done, "it waits for a person");
        (await RunAsync("rollout", "resume")).Error.Should().Contain("PAH4024");
        (await RunAsync("rollout", "approve", "--plan-hash", "sha256:0")).Error.Should().Contain("PAH4026");
        (await RunAsync("rollout", "approve")).Exit.Should().Be(ExitCode.Done);
        await using var resumed = Running.Program(folder.Root, "rollout", "resume");
        await UntilRunningAsync();
        (await RunAsync("rollout", "pause")).Exit.Should().Be(ExitCode.Done);
        (await resumed.EndAsync()).Exit.Should().Be(ExitCode.Done, "a person asked for the pause");
        ((string?)(await RunAsync("status", "--output", "json")).Json["state"]).Should().Be("Paused");
        (await RunAsync("rollout", "abort", "--reason", "test")).Exit.Should().Be(ExitCode.Done);

        ((string?)(await RunAsync("status", "--output", "json")).Json["state"]).Should().Be("Aborted");
        (await RunAsync("rollout", "resume")).Exit.Should().Be(ExitCode.Invalid, "an aborted rollout has ended");
    }

    [Fact]
    public async Task Interrupted_by_a_person_it_ends_with_130_and_resume_goes_on()
    {
        folder.Write("rollout.yaml", $"{Folder.Spec}packs: [ec2-lambda]\n{Gates} }}\n");
        await using var simulation = Simulate();
        var url = await simulation.AddressAsync();
        await using var started = Running.Program(
            folder.Root, "rollout", "start", "--endpoint-url", url, "--clock", Clock);
        await UntilRunningAsync();

        await started.InterruptAsync();
        var interrupted = await started.EndAsync();
        var resumed = await RunAsync("rollout", "resume", "--output", "json");

        interrupted.Exit.Should().Be(ExitCode.Interrupted, interrupted.Error);
        interrupted.Error.Should().Contain("PAH4010");
        ((string?)resumed.Json["state"]).Should().Be("Completed", resumed.Error);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>
    /// A rollout against a fresh simulation, killed after each of these seconds, resumed until it is done.
    /// </summary>
    private async Task<(JsonNode Status, string Packs)> UntilDoneAsync(double[] kills)
    {
        await Python.RequireAsync("boto3");
        var ledger = $"sqlite:run-{kills.Length}.db";
        await using var simulation = Simulate();
        var url = await simulation.AddressAsync();
        string[] arguments = ["rollout", "start", "--endpoint-url", url, "--clock", Clock, "--ledger", ledger];
        foreach (var seconds in kills)
        {
            await using var run = Running.Program(folder.Root, arguments);
            await run.KillAfterAsync(TimeSpan.FromSeconds(seconds));
            var isKnown = (await RunAsync("status", "--ledger", ledger)).Exit != ExitCode.Invalid;
            arguments = isKnown ? ["rollout", "resume", "--ledger", ledger] : arguments;
        }

        var last = await RunAsync(arguments);
        var status = await RunAsync("status", "--ledger", ledger, "--output", "json");
        ((string?)status.Json["state"]).Should().Be("Completed", last.Error);
        return (status.Json, (await Python.RunAsync("simulated_packs.py", url, Regions)).Out);
    }

    private static IEnumerable<string> StatesOf(JsonNode status) => status["targets"]!.AsArray()
        .Select(t => $"{t!["account"]} {t["region"]} {t["wave"]} {t["content"]} {t["state"]}");

    private Running Simulate() => Running.Program(
        folder.Root, "simulate", "--listen", "127.0.0.1:0", "--clock", Clock, "--accounts", "12", "--regions", Regions);

    private async Task UntilRunningAsync()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var status = await RunAsync("status", "--output", "json");
            if (status.Exit != ExitCode.Invalid && status.Json["waves"]!.AsArray().Any(w => (string?)w!["state"] == "Deploying"))
            {
                return;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The rollout deployed nothing.");
    }

    private async Task<Ran> RunAsync(params string[] arguments)
    {
        await using var run = Running.Program(folder.Root, arguments);
        return await run.EndAsync();
    }
}
