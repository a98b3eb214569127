using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Waves;

/// <summary>One wave of a plan.</summary>
/// <param name="Number">From zero, the canary.</param>
/// <param name="Accounts">Ordered by id.</param>
/// <param name="Targets">The accounts' regions that can receive the release, ordered.</param>
public sealed record PlannedWave(
    int Number,
    string Name,
    IReadOnlyList<AccountId> Accounts,
    IReadOnlyList<Target> Targets);
