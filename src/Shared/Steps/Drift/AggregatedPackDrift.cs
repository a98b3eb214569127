using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Packs;

namespace PciAutoHeal.Steps.Drift;

/// <summary>
/// What the names of packs say that the aggregator knows: another version, or a copy that is not ours.
/// </summary>
public static class AggregatedPackDrift
{
    /// <summary>A pack that is missing, but there in another version, is outdated.</summary>
    public static IEnumerable<DriftItem> WithVersions(DriftScene scene, IEnumerable<DriftItem> items)
    {
        var current = scene.Release.Packs.ToDictionary(p => p.Name.Value);
        var families = scene.Release.Packs.Select(p => PackLineage.FamilyOf(p.DeployedName)).ToHashSet();
        var others = (scene.Packs ?? [])
            .Where(p => !current.Values.Any(c => c.DeployedName == p.Pack) && PackLineage.FamilyOf(p.Pack) is { } family && families.Contains(family))
            .ToLookup(p => (p.Target, PackLineage.FamilyOf(p.Pack)));
        return items.Select(item => item.Kind == DriftKind.PackMissing
            && item.Region is { } region && current.TryGetValue(item.Subject, out var pack)
            && others[(new(item.Account, region), PackLineage.FamilyOf(pack.DeployedName))].FirstOrDefault() is { } other
                ? new DriftItem(item.Account, region, DriftKind.PackOutdated, item.Subject, item.Expected, other.Pack.Value)
                : item);
    }

    /// <summary>Packs of accounts' own under the names of the organization's.</summary>
    public static IEnumerable<DriftItem> Copies(DriftScene scene)
    {
        if (scene.Plan.HandOver is not null)
        {
            return []; // what earlier waves put account by account has these names, until it is retired
        }

        var packs = scene.Release.Packs.ToDictionary(p => p.DeployedName);
        var targets = scene.ByOrganization.ToHashSet();
        return from row in scene.Packs ?? []
               where !row.IsOrganizations && targets.Contains(row.Target) && packs.ContainsKey(row.Pack)
               select PackDrift.Foreign(row.Target, packs[row.Pack], "the organization's pack alone", "a pack of the account's own beside it");
    }
}
