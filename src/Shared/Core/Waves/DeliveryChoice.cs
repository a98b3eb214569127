using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>
/// Chooses how packs are delivered where the spec leaves it open (reference/wave-mechanics.md §2): an organization
/// pack, which members cannot change, wherever its exclusion list allows; before that, a canary of account-level packs;
/// and StackSets where neither fits.
/// </summary>
public static class DeliveryChoice
{
    /// <summary>Accounts that may get account-level packs first: one role is assumed in each, several times.</summary>
    public const int MostHandedOver = 1000;

    /// <summary>Conformance packs in one account and region.</summary>
    public const int MostPacks = 50;

    /// <param name="draft">The plan with organization packs in every wave.</param>
    public static Plan Of(Plan draft, Release release)
    {
        var fits = draft.Waves.FirstOrDefault(
            w => PlanLimits.ExclusionsAt(draft, w.Number) <= PlanLimits.ExcludedAccounts);
        return draft.Waves.Count == 0 || fits?.Number == 0 ? draft
            : fits is not null && CanHandOver(draft, fits, release) ? Deliver(draft, Delivery.Organization, fits.Number)
            : Deliver(draft, Delivery.StackSet);
    }

    /// <summary>
    /// The same waves by another delivery; those before <paramref name="from"/> as account-level packs.
    /// </summary>
    public static Plan Deliver(Plan draft, Delivery delivery, int from = 0) => draft with
    {
        Delivery = delivery,
        Waves = [.. draft.Waves.Select(w => w with { Delivery = w.Number < from ? Delivery.Account : delivery })],
    };

    /// <summary>An account that is handed over has every pack, and so every rule, twice for a while.</summary>
    private static bool CanHandOver(Plan draft, PlannedWave at, Release release) =>
        draft.Waves.Take(at.Number).Sum(w => w.Accounts.Count) <= MostHandedOver
        && 2 * release.Packs.Sum(p => p.RuleCount) <= PlanLimits.RulesPerTarget
        && release.Packs.Sum(p => p.RuleCount) <= PlanLimits.OrganizationRules
        && 2 * release.Packs.Count <= MostPacks;
}
