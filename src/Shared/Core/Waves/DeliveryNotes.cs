using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>Says what a delivery does that its name does not tell.</summary>
public static class DeliveryNotes
{
    public static IEnumerable<Diagnostic> Of(Plan plan, StandingPacks standing)
    {
        if (plan.HandOver is { } wave)
        {
            var accounts = plan.Waves.Take(wave.Number).Sum(w => w.Accounts.Count);
            yield return Diagnostic.Info(
                "PAH1309",
                $"Too many accounts would have to be excluded before wave {wave.Number} '{wave.Name}': the {accounts} accounts before "
                + "it get account-level packs. That wave puts the organization packs there too; when every wave is promoted, "
                + "the account-level packs are deleted where the organization's are confirmed.");
        }

        if (standing.Replaced.Count > 0)
        {
            yield return Diagnostic.Info(
                "PAH1311",
                $"The packs replace {string.Join(", ", standing.Replaced)}. When every wave is promoted, each of these is deleted "
                + "if every account that has it has the new packs, and if these check all that it does.");
        }

        if (plan.Delivery == Delivery.StackSet
            && plan.Waves.FirstOrDefault(w => w.Accounts.Contains(plan.ManagementAccount)) is { } with)
        {
            yield return Diagnostic.Info(
                "PAH1310",
                $"StackSets never deliver to the management account: {plan.ManagementAccount} gets account-level packs in wave "
                + $"{with.Number} '{with.Name}', through its role.");
        }
    }
}
