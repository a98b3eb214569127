using System.Collections.Concurrent;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Telemetry;

namespace PciAutoHeal.Steps;

/// <summary>
/// Remembers current states in memory and writes changes only (reference/physical-limit.md §5.6). For a host that is the
/// one writer of a rollout's targets, which the execution's fence makes sure of; so what it says later is newer, even when
/// its clock was set back.
/// </summary>
public sealed class RememberedTargets(ITargetLedger ledger) : ITargetLedger
{
    private readonly ConcurrentDictionary<RolloutId, SortedDictionary<Target, TargetRecord>> known = new();

    public async Task RecordAsync(RolloutId rollout, IReadOnlyList<TargetRecord> changes, CancellationToken ct)
    {
        var current = await CurrentAsync(rollout, ct);
        var news = changes.Where(c => !current.TryGetValue(c.Target, out var old) || old.Differs(c))
            .Select(c => current.TryGetValue(c.Target, out var old) && old.UpdatedAt > c.UpdatedAt ? c with { UpdatedAt = old.UpdatedAt } : c)
            .ToList();
        if (news.Count == 0)
        {
            return;
        }

        await ledger.RecordAsync(rollout, news, ct);
        foreach (var change in news)
        {
            current[change.Target] = change;
        }

        Measure(rollout, current.Values);
    }

    public async Task<IReadOnlyList<TargetRecord>> ReadAsync(RolloutId rollout, CancellationToken ct) =>
        [.. (await CurrentAsync(rollout, ct)).Values];

    public Task<IReadOnlyList<TargetRecord>> ReadHistoryAsync(RolloutId rollout, Target target, CancellationToken ct) =>
        ledger.ReadHistoryAsync(rollout, target, ct);

    private static void Measure(RolloutId rollout, IReadOnlyCollection<TargetRecord> records)
    {
        if (!Metrics.Targets.Enabled)
        {
            return;
        }

        var counts = records.CountBy(r => r.State).ToDictionary();
        foreach (var state in Enum.GetValues<TargetState>())
        {
            Metrics.Targets.Record(
                counts.GetValueOrDefault(state), new(Traces.RolloutTag, rollout.Value), new("pciautoheal.state", state.ToString()));
        }
    }

    private async Task<SortedDictionary<Target, TargetRecord>> CurrentAsync(RolloutId rollout, CancellationToken ct)
    {
        if (!known.TryGetValue(rollout, out var current))
        {
            var stored = await ledger.ReadAsync(rollout, ct);
            current = known.GetOrAdd(rollout, new SortedDictionary<Target, TargetRecord>(stored.ToDictionary(r => r.Target)));
        }

        return current;
    }
}
