using System.Text.Json.Nodes;
using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Processes;

/// <summary>Ways back from a second terminal, and after a rollout has stopped or ended.</summary>
public sealed class WaysBackTests : IDisposable
{
    private const string Clock = "scaled:90";

    private readonly Folder folder = new();

    [Fact]
    public async Task A_completed_rollout_is_contained_resumed_thinned_out_and_rolled_back()
    {
        Spec("remediation: heal\n");
        await using var simulation = Simulate();
        var url = await simulation.AddressAsync();
        (await RunAsync("rollout", "start", "--endpoint-url", url, "--clock", Clock)).Exit.Should().BeLessThan(2);
        (await StateAsync()).Should().Be("Completed");
        (await RunAsync("rollout", "retry")).Error.Should().Contain("PAH4042");

        (await RunAsync("rollout", "contain", "--reason", "it breaks things")).Exit.Should().Be(ExitCode.Done);
        (await StateAsync()).Should().Be("Contained");
        (await RunAsync("rollout", "contain")).Error.Should().Contain("PAH4027");
        (await RunAsync("rollout", "resume")).Exit.Should().BeLessThan(2);
        (await StateAsync()).Should().Be("Completed");

        (await RunAsync("rollout", "rollback")).Error.Should().Contain("PAH4041").And.Contain("rollout contain");
        (await RunAsync("rollout", "rollback", "--wave", "7", "--allow-deletion")).Error.Should().Contain("PAH4040");
        await EvictAsync();

        (await RunAsync("rollout", "rollback", "--allow-deletion")).Exit.Should().Be(ExitCode.Done);
        (await StateAsync()).Should().Be("RolledBack");
        var resumed = await RunAsync("rollout", "resume");
        resumed.Exit.Should().Be(ExitCode.Invalid);
        resumed.Error.Should().Contain("PAH4046").And.Contain("rollout start");
        (await RunAsync("rollout", "rollback", "--allow-deletion")).Error.Should().Contain("PAH4027");
    }

    [Fact]
    public async Task A_running_rollout_hears_a_rollback_from_a_second_terminal()
    {
        Spec("");
        await using var simulation = Simulate();
        var url = await simulation.AddressAsync();
        await using var started = Running.Program(
            folder.Root, "rollout", "start", "--endpoint-url", url, "--clock", Clock);
        await UntilAsync(status => status["targets"]!.AsArray().Any(t => (string?)t!["state"] == "Deployed"));

        var asked = await RunAsync("rollout", "rollback", "--allow-deletion", "--actor", "bob");
        var ended = await started.EndAsync();

        asked.Exit.Should().Be(ExitCode.Done, asked.Error);
        ended.Exit.Should().Be(ExitCode.Findings, ended.Error);
        var status = (await RunAsync("status", "--output", "json")).Json;
        ((string?)status["state"]).Should().Be("RolledBack");
        ((string?)status["reason"]).Should().Contain("by bob");
    }

    public void Dispose() => folder.Dispose();

    /// <summary>
    /// Shown first, refused with another hash, done with the one that was shown, with evidence in a folder.
    /// </summary>
    private async Task EvictAsync()
    {
        string[] evict = ["rollout", "evict", "--wave", "0", "--output", "json"];
        var shown = (await RunAsync(evict)).Json;
        ((string?)shown["schema"]).Should().Be("pciautoheal/eviction/1");
        shown["targets"]!.AsArray().Should().NotBeEmpty();
        ((decimal)shown["cost"]!["usdDeleting"]!).Should().BePositive();
        (await RunAsync([.. evict, "--yes", "sha256:0"])).Error.Should().Contain("PAH4044");
        (await StateAsync()).Should().Be("Completed");

        var done = await RunAsync([.. evict, "--yes", (string)shown["confirm"]!]);

        done.Json["targets"]!.AsArray().Count(t => (string?)t!["errorCode"] == "Evicted").Should()
            .Be(shown["targets"]!.AsArray().Count);
        folder.Files.Should().ContainSingle(f => f.EndsWith("evidence.json", StringComparison.Ordinal));
        (await RunAsync(evict)).Error.Should().Contain("PAH4043");
    }

    private void Spec(string more) => folder.Write(
        "rollout.yaml", $"{Folder.Spec}packs: [ec2-lambda]\n{more}gates: {{ bake: 5m, onMissingData: pass, maxFailedTargets: 100% }}\n");

    private Running Simulate() => Running.Program(
        folder.Root, "simulate", "--listen", "127.0.0.1:0", "--clock", Clock, "--accounts", "8", "--regions", "eu-west-1,us-east-1");

    private async Task<string?> StateAsync() => (string?)(await RunAsync("status", "--output", "json")).Json["state"];

    private async Task UntilAsync(Func<JsonNode, bool> isSo)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var status = await RunAsync("status", "--output", "json");
            if (status.Exit != ExitCode.Invalid && isSo(status.Json))
            {
                return;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("It never came to that.");
    }

    private async Task<Ran> RunAsync(params string[] arguments)
    {
        await using var run = Running.Program(folder.Root, arguments);
        return await run.EndAsync();
    }
}
