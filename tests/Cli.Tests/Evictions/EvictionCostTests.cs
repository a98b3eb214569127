using CsCheck;
using PciAutoHeal.Cli.Evictions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.WaysBack;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Cli.Tests.Evictions;

public sealed class EvictionCostTests
{
    private static readonly RolloutId Rollout = RolloutId.Parse("test-20261102T120000");

    [Fact]
    public void It_is_what_physical_limit_reckons_for_one_region()
    {
        // §3: 20 rules × 10 resources; 1,000 accounts in a region are 200,000 evaluations: 100,000 at 0.001, the rest at 0.0008.
        var shown = new EvictionShown(Rollout, Targets(1000), [A.Pack().DeployedName], 20);

        EvictionCost.Of(shown, EvictionRates.Shipped).Should().Be(new EvictionCost(200_000, 600m, 780m));
    }

    [Fact]
    public void More_evaluations_never_cost_less_and_never_more_each() => Gen.Select(Gen.Long[0, 2_000_000], Gen.Long[1, 2_000_000]).Sample((some, more) =>
    {
        var rates = EvictionRates.Shipped;
        var few = rates.UsdOf(some);
        var many = rates.UsdOf(some + more);

        return many > few && (some == 0 || many / (some + more) <= few / some);
    });

    private static IReadOnlyList<Target> Targets(int number) =>
        [.. Enumerable.Range(2, number).Select(i => new Target(Organizations.Id(i), Region.Parse("us-east-1")))];
}
