using System.Collections.Concurrent;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Telemetry;

namespace PciAutoHeal.Steps;

/// <summary>
/// Remembers current states in memory and writes changes only (reference/physical-limit.md §5.6). For a host that is
/// the one writer of a rollout's targets, which the execution's fence makes sure of; so what it says later is newer,
/// even when its clock was set back.
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

    /// <summary>
    /// States by target. Targets are put in order when there are new ones; a change of what is known takes its place in
    /// a copy, because whoever has read the list before keeps it as it was.
    /// </summary>
    private sealed class Current(IEnumerable<TargetRecord> stored)
    {
        private readonly Dictionary<Target, int> places = [];
        private List<TargetRecord> records = [.. stored.OrderBy(r => r.Target)];
        private bool isRead;
        private bool isOrdered;

        public IReadOnlyList<TargetRecord> InOrder
        {
            get
            {
                Order();
                isRead = true;
                return records;
            }
        }

        public IReadOnlyCollection<TargetRecord> InAnyOrder => records;

        public TargetRecord? Find(Target target)
        {
            Order();
            return places.TryGetValue(target, out var place) ? records[place] : null;
        }

        public void Take(IReadOnlyList<TargetRecord> changes)
        {
            Order();
            records = isRead ? [.. records] : records;
            isRead = false;
            foreach (var change in changes)
            {
                if (places.TryGetValue(change.Target, out var place))
                {
                    records[place] = change;
                    continue;
                }

                places[change.Target] = records.Count;
                records.Add(change);
                isOrdered = false;
            }
        }

        private void Order()
        {
            if (isOrdered)
            {
                return;
            }

            records = [.. records.OrderBy(r => r.Target)];
            for (var i = 0; i < records.Count; i++)
            {
                places[records[i].Target] = i;
            }

            isOrdered = true;
        }
    }
}
