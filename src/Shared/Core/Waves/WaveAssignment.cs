using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Waves;

/// <summary>Deals accounts to waves: the first match wins.</summary>
public static class WaveAssignment
{
    /// <param name="planned">Every account that will be in a wave; percentages are shares of this number.</param>
    /// <returns>For each wave as authored the accounts it takes, by rank; and those that no wave takes.</returns>
    public static (IReadOnlyList<IReadOnlyList<Account>> Waves, IReadOnlyList<Account> Uncovered) Assign(
        IReadOnlyList<WaveSpec> waves, IReadOnlyList<Account> planned)
    {
        var left = planned.OrderBy(a => Rank(a.Id), StringComparer.Ordinal).ToList();
        var dealt = new List<IReadOnlyList<Account>>(waves.Count);
        foreach (var wave in waves)
        {
            var names = wave.Accounts.ToHashSet();
            var named = left.Where(a => names.Contains(a.Id)).ToList();
            var matching = left.Where(a => !names.Contains(a.Id) && wave.Matches(a));
            var taken = wave.Percent is { } percent
                ? [.. named, .. matching.Take(ShareOf(planned.Count, percent))]
                : named.Concat(matching).ToList();
            dealt.Add(taken);
            var gone = taken.Select(a => a.Id).ToHashSet();
            left.RemoveAll(a => gone.Contains(a.Id));
        }

        return (dealt, left);
    }

    /// <summary>A share of a number, rounded up, so that one per cent of ten is one.</summary>
    public static int ShareOf(int number, decimal percent) => (int)Math.Ceiling(number * percent / 100m);

    /// <summary>
    /// Accounts in an order that has nothing to do with age, name or the order of a file, and never changes.
    /// </summary>
    public static string Rank(AccountId id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id.Value)));
}
