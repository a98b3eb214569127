using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.Drift;

/// <summary>Asks the targets themselves, where packs were put target by target.</summary>
public sealed class TargetedDrift(TargetedDelivery delivery, RolloutBook book)
{
    /// <summary>Targets that have packs of their own; after a hand-over those of the organization count.</summary>
    public async Task<IReadOnlyList<TargetRecord>> OfAsync(
        RolloutId rollout, IReadOnlyList<TargetRecord> records, CancellationToken ct)
    {
        var plan = await book.PlanAsync(rollout, ct);
        return plan.HandOver is { } wave && (await book.StateAsync(rollout, ct)).WaveAt(wave.Number) == WaveStatus.Promoted
            ? []
            : [.. records.Where(r => TargetedDelivery.IsTargeted(plan, r))];
    }

    public async Task<IReadOnlyList<DriftItem>> ReadAsync(
        RolloutId rollout, IReadOnlyList<TargetRecord> records, CancellationToken ct)
    {
        if (records.Count == 0)
        {
            return [];
        }

        var (plan, spec) = (await book.PlanAsync(rollout, ct), await book.SpecAsync(rollout, ct));
        var work = new TargetedWork(
            plan, await book.ReleaseAsync(rollout, ct), spec, spec.Remediation, $"{rollout}-drift");
        var reading = await delivery.ReadStandingAsync(work, records, ct);
        var rows = reading.Rows.ToDictionary(r => (r.Target, r.Pack), r => r.Row);
        var unreadable = reading.Unreadable.GroupBy(r => r.Target).ToDictionary(g => g.Key, g => g.First());
        return
        [
            .. unreadable.Values.Select(r => new DriftItem(
                r.Target.Account, r.Target.Region, DriftKind.Unreadable, "pack", "readable", $"{r.Code}: {r.Reason}")),
            .. from record in records
               where !unreadable.ContainsKey(record.Target)
               from pack in work.Release.Packs
               let item = PackDrift.Of(record.Target, pack, rows.GetValueOrDefault((record.Target, pack.DeployedName)))
               where item is not null
               select item,
        ];
    }
}
