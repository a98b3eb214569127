using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Drift;

/// <summary>
/// The organization's packs, region by region: who is left out, what has trouble. In a large organization the
/// aggregator vouches for the rest; every row is read only where it does not.
/// </summary>
public sealed class OrganizationPackReading(IPackDeployer packs, StepLimits limits)
{
    public async Task<IReadOnlyList<DriftItem>> ReadAsync(DriftScene scene, CancellationToken ct)
    {
        var byRegion = scene.ByOrganization.ToLookup(t => t.Region);
        var readings = await FanOut.RunAsync(
            scene.Plan.Regions, limits.Parallelism, (region, token) => InAsync(scene, region, [.. byRegion[region]], token), ct);
        return [.. readings.SelectMany(r => r)];
    }

    private async Task<IReadOnlyList<DriftItem>> InAsync(
        DriftScene scene, Region region, IReadOnlyList<Target> here, CancellationToken ct)
    {
        if (here.Count == 0)
        {
            return [];
        }

        var deployed = (await packs.ListAsync(region, ct)).ToDictionary(p => p.Name);
        var items = new List<DriftItem>();
        foreach (var pack in scene.Release.Packs)
        {
            items.AddRange(deployed.TryGetValue(pack.DeployedName, out var found)
                ? await OfAsync(scene, pack, found, here, ct)
                : here.Select(t => PackDrift.Missing(t, pack, null, "the organization pack is gone")));
        }

        return items;
    }

    private async Task<IEnumerable<DriftItem>> OfAsync(
        DriftScene scene, Pack pack, DeployedPack deployed, IReadOnlyList<Target> here, CancellationToken ct)
    {
        var excluded = deployed.ExcludedAccounts.ToHashSet();
        var isWhole = scene.Packs is null || scene.Now.Accounts.Count <= limits.FullReadingUpTo
            || here.Any(t => !excluded.Contains(t.Account) && !scene.Known.Contains((pack.DeployedName, t)));
        var reading = await packs.ReadAsync(
            pack.DeployedName, deployed.Region, isWhole ? PackReadingDepth.Full : PackReadingDepth.Troubled, ct);
        var rows = reading.Rows.ToDictionary(r => r.Account);
        return
        [
            .. here.Select(t => excluded.Contains(t.Account) ? PackDrift.Missing(t, pack, null, "excluded from the organization pack")
                : rows.TryGetValue(t.Account, out var row) || isWhole ? PackDrift.Of(t, pack, row)
                : null).OfType<DriftItem>(),
            .. Foreign(scene, pack, deployed.Region, excluded),
        ];
    }

    /// <summary>
    /// Accounts that were in the organization when the plan was made, get the pack, and are in no wave there.
    /// </summary>
    private static IEnumerable<DriftItem> Foreign(
        DriftScene scene, Pack pack, Region region, HashSet<AccountId> excluded)
    {
        var planned = scene.RolledOut.Where(r => r.Target.Region == region).Select(r => r.Target.Account).ToHashSet();
        return scene.Plan.Organization
            .Where(a => !excluded.Contains(a) && !planned.Contains(a) && scene.Present.Contains(a))
            .Select(a => PackDrift.Foreign(new(a, region), pack, "in no wave of the plan", "not excluded from the organization pack"));
    }
}
