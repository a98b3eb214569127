using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Drift;

/// <summary>
/// Rules that a pack has lost in a target: the aggregator counts fewer than in other targets of the region, and the
/// member says which are missing, held against one that has them all.
/// </summary>
public sealed class RuleReading(IMemberRules members, StepLimits limits)
{
    public async Task<IReadOnlyList<DriftItem>> ReadAsync(DriftScene scene, CancellationToken ct)
    {
        var ours = scene.Release.Packs.Select(p => p.DeployedName).ToHashSet();
        var few = (scene.Packs ?? [])
            .Where(p => ours.Contains(p.Pack) && scene.ExpectedSet.Contains(p.Target))
            .GroupBy(p => (p.Pack, p.Target.Region, p.IsOrganizations))
            .SelectMany(Short)
            .ToList();
        var found = await FanOut.RunAsync(
            few, limits.Parallelism, (one, token) => OfAsync(scene, one.Row, one.Whole, token), ct);
        return [.. found.SelectMany(items => items)];
    }

    /// <summary>Those with fewer rules than most, each with one that has as many.</summary>
    private static IEnumerable<(AggregatedPack Row, AggregatedPack Whole)> Short(IEnumerable<AggregatedPack> same)
    {
        var rows = same.ToList();
        var most = rows.GroupBy(r => r.Rules).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First();
        return rows.Where(r => r.Rules < most.Key).Select(r => (r, most.First()));
    }

    private async Task<IEnumerable<DriftItem>> OfAsync(
        DriftScene scene, AggregatedPack row, AggregatedPack whole, CancellationToken ct)
    {
        try
        {
            var there = await NamesAsync(scene, row, ct);
            return (await NamesAsync(scene, whole, ct)).Except(there).Order(StringComparer.Ordinal).Select(rule => new DriftItem(
                row.Target.Account, row.Target.Region, DriftKind.RuleMissing, rule, $"a rule of {row.Pack}", "not there"));
        }
        catch (Exception e) when (e is TerminalException or TransientException && !ct.IsCancellationRequested)
        {
            return [new(row.Target.Account, row.Target.Region, DriftKind.Unreadable, "rules", "readable", e.Message)];
        }
    }

    private async Task<IReadOnlyList<string>> NamesAsync(DriftScene scene, AggregatedPack row, CancellationToken ct) =>
        [.. (await members.RulesOfAsync(row.Target, scene.Spec.MemberRole, row.MemberName, ct)).Select(RuleNames.Authored)];
}
