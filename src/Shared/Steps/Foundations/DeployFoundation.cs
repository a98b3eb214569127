using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.Foundations;

/// <summary>
/// Starts what puts documents and roles into the wave's members; packs come after (wave-mechanics.md §3).
/// </summary>
public sealed class DeployFoundation(
    IFoundationDeployer foundations, ITargetLedger targets, RolloutBook book, StepLimits limits, TimeProvider clock)
    : IStep<WaveRef, FoundationStarted>
{
    public async Task<FoundationStarted> RunAsync(WaveRef input, CancellationToken ct)
    {
        var plan = await book.PlanAsync(input.Rollout, ct);
        var release = await book.ReleaseAsync(input.Rollout, ct);
        var now = clock.GetUtcNow();
        var all = await targets.ReadAsync(input.Rollout, ct);
        var records = all.Where(r => r.Wave <= input.Wave).ToList();
        var open = records.Where(r => (r.Wave == input.Wave && r.State is not (TargetState.Deployed or TargetState.Gone or TargetState.Excluded))
            || r.State is TargetState.Pending).ToList(); // a region that an earlier wave's account has enabled since
        var early = all.Where(r => r is { IsEarly: true, State: TargetState.Deploying });
        var contained = records.Where(r => r.State is TargetState.Contained);
        await targets.RecordAsync(
            input.Rollout,
            [.. open.Union(contained).Select(r => r with { State = TargetState.Deploying, ErrorCode = null, Error = null, UpdatedAt = now })],
            ct);
        if (release.Foundation is not { } foundation || open.Count == 0)
        {
            return new("Nothing", [], 0);
        }

        var operations = await foundations.StartAsync(
            foundation, [.. open.Concat(early).Select(r => r.Target)], plan.HomeRegion, $"{input.Rollout}-{input.Token}", ct);
        return new(operations.Count == 0 ? "Nothing" : "Started", operations, (int)PollTiming.First(null, plan.Organization.Count, limits).TotalSeconds);
    }
}

/// <param name="Kind"><c>Started</c>, or <c>Nothing</c> when every target has everything.</param>
/// <param name="WaitSeconds">How long to wait before the first look at the operations.</param>
public sealed record FoundationStarted(string Kind, IReadOnlyList<StackOperation> Operations, int WaitSeconds);
