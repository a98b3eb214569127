using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>The AWS calls that deliver a wave's packs, by the way they go (reference/physical-limit.md §2).</summary>
public static class DeliveryCalls
{
    public static IEnumerable<KeyValuePair<string, long>> Of(
        Plan plan, PlannedWave wave, int packs, int organizationSize, BudgetRates rates)
    {
        var regions = plan.Regions.Count;
        return wave.Delivery switch
        {
            Delivery.Account => Account(wave.Accounts.Count, wave.Targets.Count, packs, rates),
            Delivery.StackSet => StackSet(wave, (long)packs * regions * plan.StackSetSplit, rates)
                .Concat(wave.Accounts.Contains(plan.ManagementAccount) ? Account(1, regions, packs, rates) : []),
            _ => Organization((long)packs * regions, organizationSize, rates),
        };
    }

    private static IEnumerable<KeyValuePair<string, long>> Organization(
        long puts, int organizationSize, BudgetRates rates) =>
    [
        new("config:PutOrganizationConformancePack", puts),
        new("config:DescribeOrganizationConformancePacks", 2 * puts),
        new("config:GetOrganizationConformancePackDetailedStatus", puts * (rates.PollRounds + Budgeting.Pages(organizationSize, 100))),
    ];

    /// <summary>One role an account, for all its regions and packs.</summary>
    private static IEnumerable<KeyValuePair<string, long>> Account(
        int accounts, int targets, int packs, BudgetRates rates) =>
    [
        new("sts:AssumeRole", accounts),
        new("config:DescribeConformancePacks", targets),
        new("config:PutConformancePack", (long)targets * packs),
        new("config:DescribeConformancePackStatus", (long)targets * rates.MemberRounds),
    ];

    private static IEnumerable<KeyValuePair<string, long>> StackSet(
        PlannedWave wave, long sets, BudgetRates rates) =>
    [
        new("cloudformation:CreateStackSet", wave.Number == 0 ? sets : 0),
        new("cloudformation:CreateStackInstances", sets),
        new("cloudformation:ListStackInstances", sets * rates.MemberRounds),
        new("cloudformation:ListStackSetOperations", sets * rates.PollRounds),
        new("sts:AssumeRole", wave.Accounts.Count),
        new("config:DescribeConformancePackStatus", wave.Targets.Count),
    ];
}
