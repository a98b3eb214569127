using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// The exclusion list to send: the plan's, held against what is there now. It never names an account that has the pack
/// already, because excluding deletes (reference/wave-mechanics.md §4).
/// </summary>
public static class ExclusionList
{
    /// <param name="members">Who is in the organization now; accounts that joined are held out, those that left are
    /// dropped.</param>
    /// <param name="heldOut">Targets of admitted waves that must not get the pack in this region, such as those without
    /// documents.</param>
    /// <param name="early">Accounts in no wave that may have the pack in this region.</param>
    /// <param name="current">The list in force; null when the pack does not exist yet.</param>
    public static IReadOnlyList<AccountId> For(
        Plan plan,
        int wave,
        Region region,
        IReadOnlyList<AccountId> members,
        IReadOnlySet<AccountId> heldOut,
        IEnumerable<AccountId> early,
        IReadOnlyList<AccountId>? current)
    {
        var admitted = plan.Admitted(wave, region).Concat(early).Where(a => !heldOut.Contains(a)).ToHashSet();
        var wanted = members.Where(m => !admitted.Contains(m));
        return [.. (current is null ? wanted : wanted.Intersect(current)).Order()];
    }

    /// <summary>Number and hash of a list, for comparing without keeping it.</summary>
    public static string Mark(IReadOnlyList<AccountId> list)
    {
        var text = string.Join(',', list.Order().Select(a => a.Value));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        return string.Create(CultureInfo.InvariantCulture, $"{list.Count}:{hash}");
    }
}
