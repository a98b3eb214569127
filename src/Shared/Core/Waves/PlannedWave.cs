using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>One wave of a plan.</summary>
/// <param name="Number">From zero, the canary.</param>
/// <param name="Accounts">Ordered by id.</param>
/// <param name="Targets">The accounts' regions that can receive the release, ordered.</param>
public sealed record PlannedWave(
    int Number,
    string Name,
    IReadOnlyList<AccountId> Accounts,
    IReadOnlyList<Target> Targets)
{
    /// <summary>How the packs reach the wave's accounts; never <see cref="Delivery.Auto"/>.</summary>
    public Delivery Delivery { get; init; } = Delivery.Organization;

    /// <summary>
    /// How they reach one of them: service-managed StackSets never deliver to the management account (aws-limits.md
    /// §4), so it gets its packs as an account.
    /// </summary>
    public Delivery DeliveryTo(AccountId account, AccountId managementAccount) =>
        Delivery == Delivery.StackSet && account == managementAccount ? Delivery.Account : Delivery;
}
