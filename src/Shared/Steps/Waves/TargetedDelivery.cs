using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>Sends each target's packs the way its wave says: by stack sets, or through the member's role.</summary>
public sealed class TargetedDelivery(ITargetedPacks members, ITargetedPacks stackSets)
{
    public async Task<TargetedAnswer> PutAsync(
        TargetedWork work, IReadOnlyList<TargetRecord> records, CancellationToken ct)
    {
        var answers = new List<TargetedAnswer>();
        foreach (var (by, what) in Split(work, records))
        {
            answers.Add(await by.PutAsync(what, ct));
        }

        return TargetedAnswer.Of(answers);
    }

    public Task<TargetedReading> ReadAsync(
        TargetedWork work, IReadOnlyList<TargetRecord> records, CancellationToken ct) =>
        ReadAsync(work, records, (by, what) => by.ReadAsync(what, ct));

    /// <summary>What stands there, long after its delivery.</summary>
    public Task<TargetedReading> ReadStandingAsync(
        TargetedWork work, IReadOnlyList<TargetRecord> records, CancellationToken ct) =>
        ReadAsync(work, records, (by, what) => by.ReadStandingAsync(what, ct));

    public async Task<TargetedAnswer> DeleteAsync(
        TargetedWork work, IReadOnlyList<TargetRecord> records, CancellationToken ct)
    {
        var answers = new List<TargetedAnswer>();
        foreach (var (by, what) in Split(work, records))
        {
            answers.Add(await by.DeleteAsync(what, ct));
        }

        return TargetedAnswer.Of(answers);
    }

    /// <summary>Whether a target's own wave delivered to it by name, rather than by an organization pack.</summary>
    public static bool IsTargeted(Plan plan, TargetRecord record) =>
        record.Wave is { } wave && plan.Waves[wave].Delivery != Delivery.Organization;

    /// <summary>How the packs come to a target of a wave.</summary>
    public static Delivery Of(Plan plan, TargetRecord record) =>
        plan.Waves[record.Wave!.Value].DeliveryTo(record.Target.Account, plan.ManagementAccount);

    private async Task<TargetedReading> ReadAsync(
        TargetedWork work, IReadOnlyList<TargetRecord> records, Func<ITargetedPacks, TargetedPacks, Task<TargetedReading>> read)
    {
        var readings = new List<TargetedReading>();
        foreach (var (by, what) in Split(work, records))
        {
            readings.Add(await read(by, what));
        }

        return TargetedReading.Of(readings);
    }

    private IEnumerable<(ITargetedPacks By, TargetedPacks What)> Split(TargetedWork work, IReadOnlyList<TargetRecord> records) =>
        records.Where(r => IsTargeted(work.Plan, r))
            .GroupBy(r => Of(work.Plan, r))
            .OrderBy(g => g.Key)
            .Select(g => (g.Key == Delivery.StackSet ? stackSets : members, work.For([.. g.Select(r => r.Target).Order()])));
}

/// <summary>What is delivered, wherever it goes.</summary>
public sealed record TargetedWork(Plan Plan, Release Release, RolloutSpec Spec, RemediationMode Mode, string Token)
{
    /// <summary>Whether, after a delete, nobody is left who should have the packs.</summary>
    public bool IsLast { get; init; }

    public TargetedPacks For(IReadOnlyList<Core.Accounts.Target> targets) =>
        new(Release.Packs, targets, Plan.HomeRegion, Mode, Spec.MemberRole, Plan.StackSetSplit, Token) { IsLast = IsLast };
}
