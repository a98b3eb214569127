using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PciAutoHeal.Bench.Rehearsals;

/// <summary>What the JSON of a rehearsal says about itself.</summary>
/// <param name="StatusCalls">Of the step that polls waves.</param>
/// <param name="LeastStatusCalls">What reference/physical-limit.md §2 takes for an organization of this size.</param>
/// <param name="BoundSeconds">What no flow with these waves is faster than.</param>
internal sealed record RehearsalFacts(
    string State,
    int Targets,
    long ApiCalls,
    long VirtualSeconds,
    long StatusCalls,
    long LeastStatusCalls,
    long Transitions,
    long TargetWrites,
    long StateChanges,
    long WaveSeconds,
    long BoundSeconds)
{
    private const int Rounds = 20;
    private const int Page = 100;

    public static (RehearsalFacts Facts, string Fingerprint) Read(string json, Workload workload)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var effort = root.GetProperty("effort");
        var facts = new RehearsalFacts(
            root.GetProperty("state").GetString() ?? "",
            root.GetProperty("targets").GetArrayLength(),
            root.GetProperty("apiCalls").EnumerateObject().Sum(call => call.Value.GetInt64()),
            root.GetProperty("virtualSeconds").GetInt64(),
            effort.GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("step").GetString() == "PollWave")
                .Sum(step => step.GetProperty("calls").EnumerateObject().Sum(call => call.Value.GetInt64())),
            ((Rounds * 2) + ((workload.Accounts + Page - 1) / Page)) * workload.Regions.Count,
            effort.GetProperty("transitions").GetInt64(),
            effort.GetProperty("targetWrites").GetInt64(),
            effort.GetProperty("stateChanges").GetInt64(),
            effort.GetProperty("waveSeconds").GetInt64(),
            effort.GetProperty("boundSeconds").GetInt64());
        var timeline = Encoding.UTF8.GetBytes(root.GetProperty("timeline").GetRawText());
        return (facts, Convert.ToHexStringLower(SHA256.HashData(timeline))[..12]);
    }
}
