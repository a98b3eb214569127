using System.Collections.Concurrent;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Scenarios.Tests.Random;

/// <summary>The figures of a campaign of random rollouts, for <c>bench/results/campaign.md</c>.</summary>
internal sealed class CampaignReport(TimeProvider clock)
{
    /// <summary>How many rollouts a campaign plays; without it none.</summary>
    public const string Variable = "PCIAUTOHEAL_CAMPAIGN";

    private readonly ConcurrentQueue<PlayedRollout> played = new();
    private readonly long began = clock.GetTimestamp();

    public int Outcomes => played.Count;

    public void Count(PlayedRollout rollout) => played.Enqueue(rollout);

    public void Write() => File.WriteAllText(Golden.DocumentPath("bench/results/campaign.md"), Text());

    private string Text() => $"""
        # A campaign of random rollouts

        `make campaign` plays rollouts of random organizations, specs, faults, answers and deaths of the process, and holds each
        against what must never happen. Played on {clock.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, {clock.GetElapsedTime(began).TotalMinutes:F0} minutes.

        | rollouts | faults | processes killed | puts sent | virtual days | invariants broken |
        | --- | --- | --- | --- | --- | --- |
        | {played.Count} | {played.Sum(p => p.Faults)} | {played.Sum(p => p.Deaths)} | {played.Sum(p => p.Puts)} | {played.Sum(p => p.Lasted.TotalDays):F0} | 0 |

        | ended | rollouts |
        | --- | --- |
        {string.Join("\n", played.GroupBy(p => p.Status).OrderBy(g => g.Key).Select(g => $"| {g.Key} | {g.Count()} |"))}

        """;
}
