using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Drift;

/// <summary>Regions that an account enabled after the plan, which the rollout therefore does not cover.</summary>
public static class RegionDrift
{
    public static IEnumerable<DriftItem> Of(
        Account before, IReadOnlyList<Region>? enabledNow, IReadOnlyList<Region> rolloutRegions) =>
        before.Regions is not { } then || enabledNow is null
            ? []
            : rolloutRegions.Where(r => enabledNow.Contains(r) && !then.Contains(r)).Select(r => new DriftItem(
                before.Id, r, DriftKind.RegionEnabled, "", "not enabled when the plan was made", "enabled", "the region was enabled after the plan was made"));
}
