using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Planning;

/// <summary>
/// Looks which organization packs are there before the rollout, and how many rules they take in an account: new packs
/// come beside them, and have to fit.
/// </summary>
public sealed class Standing(IPackDeployer packs, IComplianceReader compliance, StepLimits limits)
{
    private const int Asked = 3; // accounts; an organization pack has the same rules in all of them

    public async Task<StandingPacks> ReadAsync(
        RolloutSpec spec, OrganizationSnapshot organization, Release release, CancellationToken ct)
    {
        var regions = (spec.Regions ?? organization.Regions).Distinct().ToList();
        var own = release.Packs.Select(p => p.DeployedName).ToHashSet();
        var found = await FanOut.RunAsync(
            regions, limits.Parallelism, (region, stop) => packs.ListAsync(region, stop), ct);
        var others = found.SelectMany(list => list).Where(p => !own.Contains(p.Name)).ToList();
        if (others.Count == 0)
        {
            return StandingPacks.None;
        }

        var names = others.Select(p => p.Name).Distinct().Order().ToList();
        var excluded = others.SelectMany(p => p.ExcludedAccounts).ToHashSet();
        var asked = organization.Accounts.Where(a => a.State == AccountState.Active).Select(a => a.Id)
            .OrderBy(excluded.Contains).ThenBy(id => id).Take(Asked);
        var seen = await compliance.ReadAsync(
            names, [.. asked.SelectMany(id => regions.Select(r => new Target(id, r)))], ct);
        var counts = seen.GroupBy(s => (s.Pack, s.Target.Region))
            .ToDictionary(g => g.Key, g => g.Max(s => s.TotalRules));
        return new(
            others.GroupBy(p => p.Region).Max(here => here.Sum(p => counts.GetValueOrDefault((p.Name, p.Region)) is > 0 and var known
                ? known
                : Likely(p.Name, release))),
            [.. names.Where(name => PackLineage.IsReplaced(name, release, spec.Replaces))]);
    }

    /// <summary>
    /// A pack that no aggregator counts is taken for as large as its new version, or for as large as can be.
    /// </summary>
    private static int Likely(PackName name, Release release) =>
        release.Packs.FirstOrDefault(p => PackLineage.FamilyOf(p.DeployedName) == PackLineage.FamilyOf(name))?.RuleCount
        ?? PlanLimits.RulesPerPack;
}
