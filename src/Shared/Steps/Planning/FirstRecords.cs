using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Steps.Planning;

/// <summary>The state of every target before the first wave: pending, skipped or excluded, with the reason.</summary>
public static class FirstRecords
{
    public static IReadOnlyList<TargetRecord> Of(
        Plan plan, RolloutSpec spec, Release release, OrganizationSnapshot organization, DateTimeOffset now)
    {
        var pending = plan.Waves.SelectMany(wave => wave.Targets.Select(target =>
            new TargetRecord(target, wave.Number, TargetState.Pending, release.Hash, null, null, now)));
        var skipped = plan.Skipped.SelectMany(skip => (skip.Region is { } one ? [one] : plan.Regions).Select(region =>
            new TargetRecord(new(skip.Account, region), null, TargetState.Skipped, null, "Skipped", skip.Reason, now)));
        var outside = organization.Accounts.Where(a => !spec.Scope.Includes(a)).SelectMany(a => plan.Regions.Select(region =>
            new TargetRecord(new(a.Id, region), null, TargetState.Excluded, null, "OutOfScope", "not in the scope of the rollout", now)));
        return [.. pending, .. skipped, .. outside];
    }
}
