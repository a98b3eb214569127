using PciAutoHeal.Core.Packs;

namespace PciAutoHeal.Core.Waves;

/// <summary>
/// Organization packs that are there before the rollout and are none of its own: their rules share the quotas.
/// </summary>
/// <param name="Rules">Their rules in one account, in the region where they are most.</param>
/// <param name="Replaced">Those that the release takes the place of.</param>
public sealed record StandingPacks(int Rules, IReadOnlyList<PackName> Replaced)
{
    /// <summary>How these packs were dealt to stack sets before; null when they were not.</summary>
    public int? Split { get; init; }

    public static StandingPacks None { get; } = new(0, []);
}
