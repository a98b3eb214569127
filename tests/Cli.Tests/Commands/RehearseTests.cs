using System.Text.Json.Nodes;
using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Commands;

public sealed class RehearseTests : IDisposable
{
    private readonly Folder folder = new();

    [Fact]
    public async Task The_demonstration_halts_contains_resumes_and_completes()
    {
        var ran = await folder.RunAsync("rehearse", "--output", "json");

        ran.Exit.Should().Be(ExitCode.Done, ran.Error);
        ((string?)ran.Json["schema"]).Should().Be("pciautoheal/status/1");
        ((string?)ran.Json["state"]).Should().Be("Completed");
        ran.Json["waves"]!.AsArray().Should()
            .HaveCount(4).And.OnlyContain(wave => (string?)wave!["state"] == "Promoted");
        Events(ran.Json).Should().ContainInOrder("FaultInjected", "GateHalted", "RolloutContained", "FaultCleared", "RolloutResumed", "RolloutCompleted");
        ran.Json["apiCalls"]!.AsObject().Should().ContainKey("config:PutOrganizationConformancePack");
        ((long)ran.Json["virtualSeconds"]!).Should().BeGreaterThan(6 * 3600);
        ((double)ran.Json["wallSeconds"]!).Should().BePositive();
        var effort = ran.Json["effort"]!;
        ((long)effort["boundSeconds"]!).Should().BePositive().And.BeLessThanOrEqualTo((long)effort["waveSeconds"]!);
        ((long)effort["stateChanges"]!).Should().BePositive().And.BeLessThanOrEqualTo((long)effort["targetWrites"]!);
        ((long)effort["transitions"]!).Should().BeGreaterThan(100);
        effort["steps"]!.AsArray().Sum(step => Sum(step!["calls"]!)).Should().Be(Sum(ran.Json["apiCalls"]!), "every call belongs to a step");
        ran.Json["targets"]!.AsArray().Should().OnlyContain(target => Keys(target!).IsSupersetOf(
            new[] { "account", "region", "wave", "state", "content", "errorCode", "error", "updatedAt" }));
        folder.Files.Should().BeEmpty("a rehearsal leaves nothing behind");
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_timeline_and_another_seed_another_organization()
    {
        string[] arguments = ["rehearse", "--accounts", "9", "--regions", "eu-west-1,us-east-1", "--output", "json", "--seed"];

        var first = await folder.RunAsync([.. arguments, "7"]);
        var second = await folder.RunAsync([.. arguments, "7"]);
        var other = await folder.RunAsync([.. arguments, "8"]);

        second.Json["timeline"]!.ToJsonString().Should().Be(first.Json["timeline"]!.ToJsonString());
        second.Json["targets"]!.ToJsonString().Should().Be(first.Json["targets"]!.ToJsonString());
        other.Json["targets"]!.ToJsonString().Should().NotBe(first.Json["targets"]!.ToJsonString());
    }

    [Fact]
    public async Task A_fault_that_never_clears_ends_contained_with_findings()
    {
        var faults = folder.Write("faults.yaml", "faults:\n  - { kind: PackFailed, region: eu-west-1 }\n");

        var ran = await folder.RunAsync(
            "rehearse", "--accounts", "9", "--regions", "eu-west-1,us-east-1", "--faults", faults, "--output", "json");

        ran.Exit.Should().Be(ExitCode.Findings, ran.Error);
        ((string?)ran.Json["state"]).Should().Be("Contained");
        Events(ran.Json).Should().Contain(["GateHalted", "RolloutContained"]).And.NotContain("RolloutCompleted");
    }

    [Fact]
    public async Task People_read_the_same_on_standard_output()
    {
        var ran = await folder.RunAsync("rehearse", "--accounts", "5", "--regions", "eu-west-1");

        ran.Exit.Should().Be(ExitCode.Done, ran.Error);
        ran.Out.Should().Contain("Nothing real is touched").And.Contain("RolloutCompleted").And.Contain("API calls");
        ran.Error.Should().BeEmpty();
    }

    public void Dispose() => folder.Dispose();

    private static IEnumerable<string> Events(JsonNode document) =>
        document["timeline"]!.AsArray().Select(entry => (string)entry!["event"]!);

    private static HashSet<string> Keys(JsonNode node) => [.. node.AsObject().Select(pair => pair.Key)];

    private static long Sum(JsonNode counts) => counts.AsObject().Sum(one => (long)one.Value!);
}
