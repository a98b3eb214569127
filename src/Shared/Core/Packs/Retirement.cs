using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Packs;

/// <summary>
/// Decides whether a pack that was replaced may be deleted: only when every account that has it has every new pack, and
/// no check goes with it (reference/wave-mechanics.md §1: the new one in first, the old one out after, never a gap).
/// </summary>
public static class Retirement
{
    /// <summary>Why the pack has to stay; null when nothing is lost with it.</summary>
    /// <param name="holders">Accounts that have it in the region and are active.</param>
    /// <param name="upgraded">Accounts whose new packs are confirmed there.</param>
    /// <param name="oldChecks">What its rules check; null where nobody could tell.</param>
    public static string? Obstacle(
        IReadOnlyCollection<AccountId> holders,
        IReadOnlySet<AccountId> upgraded,
        IReadOnlyCollection<string>? oldChecks,
        IReadOnlySet<string> newChecks)
    {
        var without = holders.Where(account => !upgraded.Contains(account)).Order().ToList();
        if (without.Count > 0)
        {
            return $"{without.Count} of {holders.Count} accounts that have it have not got the new packs, such as {without[0]}";
        }

        if (oldChecks is null)
        {
            return holders.Count == 0 ? null : "no account could be asked which checks it has";
        }

        var lost = oldChecks.Where(check => !newChecks.Contains(check)).Order(StringComparer.Ordinal).ToList();
        return lost.Count == 0 ? null : $"{lost.Count} of its checks are in none of the new packs, such as {lost[0]}";
    }
}
