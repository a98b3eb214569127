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
        RolloutSpec spec, Release release, IReadOnlyList<PlannedWave> waves, int organizationSize, int regions, BudgetRates rates)
    {
        var puts = (long)release.Packs.Count * regions * waves.Count;
        var pages = Pages(organizationSize, 100);
        var calls = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["organizations:ListAccounts"] = Pages(organizationSize, 20),
            ["config:PutOrganizationConformancePack"] = puts,
            ["config:DescribeOrganizationConformancePacks"] = 2 * puts,
            ["config:GetOrganizationConformancePackDetailedStatus"] = puts * (rates.PollRounds + pages),
            ["config:DescribeConfigurationAggregatorSourcesStatus"] = Pages(organizationSize * regions, 100),
        };
        if (release.Foundation is { } foundation)
        {
            var sets = foundation.Roles.Count + (foundation.Documents.Count * regions);
            calls["cloudformation:CreateStackSet"] = sets;
            calls["cloudformation:CreateStackInstances"] = (long)waves.Count * sets;
            calls["cloudformation:ListStackInstances"] = waves.Sum(w => sets * Pages(w.Accounts.Count, 100));
        }

        var transitions = (long)waves.Count * (TransitionsPerWave + (TransitionsPerRound * rates.PollRounds));
        return new PlanBudget(calls, transitions, Seconds(spec, waves, rates), Usd(release, waves, transitions, rates));
    }

    /// <summary>Every wave's put updates the accounts of all earlier waves too (wave-mechanics.md §1).</summary>
    private static long Seconds(RolloutSpec spec, IReadOnlyList<PlannedWave> waves, BudgetRates rates)
    {
        var reached = 0;
        var seconds = 0d;
        foreach (var wave in waves)
        {
            reached += wave.Accounts.Count;
            seconds += Pages(wave.Accounts.Count, 100) * rates.SecondsPerHundredStacks;
            seconds += Math.Max(rates.SecondsPerPack, reached / rates.AccountsPerSecond);
            seconds += spec.Gates.Bake.TotalSeconds;
        }

        return (long)Math.Ceiling(seconds);
    }

    private static decimal Usd(Release release, IReadOnlyList<PlannedWave> waves, long transitions, BudgetRates rates)
    {
        var evaluations = (long)waves.Sum(w => w.Targets.Count) * release.Packs.Sum(p => p.RuleCount) * rates.ResourcesPerRule;
        return decimal.Round((evaluations * rates.UsdPerEvaluation) + (transitions * rates.UsdPerTransition), 2);
    }

    private static int Pages(int rows, int size) => (rows + size - 1) / size;
}
