using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Cli.Evictions;

/// <summary>
/// What an eviction costs, and what it would cost to change one's mind (reference/physical-limit.md §3).
/// </summary>
/// <param name="Evaluations">Evaluations that go, and are made again when the packs come back.</param>
/// <param name="UsdDeleting">For the compliance items that AWS Config records when rules are deleted, where it records
/// them.</param>
/// <param name="UsdComingBack">For the evaluations, and for the items that come with them.</param>
public sealed record EvictionCost(long Evaluations, decimal UsdDeleting, decimal UsdComingBack)
{
    /// <summary>Prices fall by region and month, so that targets are reckoned region by region.</summary>
    public static EvictionCost Of(EvictionShown shown, EvictionRates rates)
    {
        var perTarget = (long)shown.RulesPerTarget * rates.ResourcesPerRule;
        var evaluations = perTarget * shown.Targets.Count;
        var items = evaluations * rates.UsdPerConfigurationItem;
        var again = shown.Targets.CountBy(t => t.Region).Sum(region => rates.UsdOf(perTarget * region.Value));
        return new(evaluations, decimal.Round(items, 2), decimal.Round(again + items, 2));
    }

    /// <summary>One target alone.</summary>
    public static EvictionCost Of(EvictionShown shown, Target target, EvictionRates rates) =>
        Of(shown with { Targets = [target] }, rates);
}
