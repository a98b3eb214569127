using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>Reckons what a plan will take.</summary>
public static class Budgeting
{
    /// <summary>Transitions of a wave beside its polling, and of one polling round (physical-limit.md §2).</summary>
    private const int TransitionsPerWave = 12;

    private const int TransitionsPerRound = 3;

    public static PlanBudget Estimate(
        RolloutSpec spec, Release release, Plan plan, int organizationSize, BudgetRates rates)
    {
        var (waves, regions) = (plan.Waves, plan.Regions.Count);
        var calls = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["organizations:ListAccounts"] = Pages(organizationSize, 20),
            ["config:DescribeConfigurationAggregatorSourcesStatus"] = Pages(organizationSize * regions, 100),
        };
        foreach (var (api, count) in waves.SelectMany(w => DeliveryCalls.Of(plan, w, release.Packs.Count, organizationSize, rates)))
        {
            calls[api] = calls.GetValueOrDefault(api) + count;
        }

        if (release.Foundation is { } foundation)
        {
            var sets = foundation.Roles.Count + (foundation.Documents.Count * regions);
            Add("cloudformation:CreateStackSet", sets);
            Add("cloudformation:CreateStackInstances", (long)waves.Count * sets);
            Add("cloudformation:ListStackInstances", waves.Sum(w => sets * Pages(w.Accounts.Count, 100)));
        }

        var transitions = (long)waves.Count * (TransitionsPerWave + (TransitionsPerRound * rates.PollRounds));
        return new PlanBudget(calls, transitions, Seconds(spec, plan, rates), Usd(release, waves, transitions, rates));

        void Add(string api, long count) => calls[api] = calls.GetValueOrDefault(api) + count;
    }

    /// <summary>
    /// Every wave's put of an organization pack updates the accounts of all earlier waves too (wave-mechanics.md §1);
    /// the other deliveries touch the wave alone.
    /// </summary>
    private static long Seconds(RolloutSpec spec, Plan plan, BudgetRates rates)
    {
        var reached = 0;
        var seconds = 0d;
        foreach (var wave in plan.Waves)
        {
            reached += wave.Accounts.Count;
            seconds += Pages(wave.Accounts.Count, 100) * rates.SecondsPerHundredStacks;
            seconds += wave.Delivery switch
            {
                Delivery.Account => rates.SecondsPerPack,
                Delivery.StackSet => Pages(wave.Accounts.Count, 100 * plan.StackSetSplit) * rates.SecondsPerPack,
                _ => Math.Max(rates.SecondsPerPack, reached / rates.AccountsPerSecond),
            };
            seconds += spec.Gates.Bake.TotalSeconds;
        }

        return (long)Math.Ceiling(seconds);
    }

    private static decimal Usd(Release release, IReadOnlyList<PlannedWave> waves, long transitions, BudgetRates rates)
    {
        var evaluations = (long)waves.Sum(w => w.Targets.Count) * release.Packs.Sum(p => p.RuleCount) * rates.ResourcesPerRule;
        return decimal.Round((evaluations * rates.UsdPerEvaluation) + (transitions * rates.UsdPerTransition), 2);
    }

    internal static int Pages(int rows, int size) => (rows + size - 1) / size;
}
