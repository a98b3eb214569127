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
    private readonly ConcurrentDictionary<RolloutId, Current> known = new();

    /// <summary>Records written by this process.</summary>
    public long Writes { get; private set; }

    /// <summary>Those of <see cref="Writes"/> that gave a target another state, or its first.</summary>
    public long StateChanges { get; private set; }

    public async Task RecordAsync(RolloutId rollout, IReadOnlyList<TargetRecord> changes, CancellationToken ct)
    {
        var current = await CurrentAsync(rollout, ct);
        var news = changes.Where(c => current.Find(c.Target)?.Differs(c) != false)
            .Select(c => current.Find(c.Target) is { } old && old.UpdatedAt > c.UpdatedAt ? c with { UpdatedAt = old.UpdatedAt } : c)
            .ToList();
        if (news.Count == 0)
        {
            return;
        }

        await ledger.RecordAsync(rollout, news, ct);
        Writes += news.Count;
        StateChanges += news.Count(n => current.Find(n.Target)?.State != n.State);
        current.Take(news);
        Measure(rollout, current.InAnyOrder);
    }

    public async Task<IReadOnlyList<TargetRecord>> ReadAsync(RolloutId rollout, CancellationToken ct) =>
        (await CurrentAsync(rollout, ct)).InOrder;

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

    private async Task<Current> CurrentAsync(RolloutId rollout, CancellationToken ct)
    {
        if (!known.TryGetValue(rollout, out var current))
        {
            var stored = await ledger.ReadAsync(rollout, ct);
            current = known.GetOrAdd(rollout, new Current(stored));
        }

        return current;
    }

    /// <summary>States by target; the list in order is made anew only after a change.</summary>
    private sealed class Current(IEnumerable<TargetRecord> stored)
    {
        private readonly Dictionary<Target, TargetRecord> records = stored.ToDictionary(r => r.Target);
        private IReadOnlyList<TargetRecord>? inOrder;

        public IReadOnlyList<TargetRecord> InOrder => inOrder ??= [.. records.Values.OrderBy(r => r.Target)];

        public IReadOnlyCollection<TargetRecord> InAnyOrder => records.Values;

        public TargetRecord? Find(Target target) => records.GetValueOrDefault(target);

        public void Take(IEnumerable<TargetRecord> changes)
        {
            foreach (var change in changes)
            {
                records[change.Target] = change;
            }

            inOrder = null;
        }
    }
}
