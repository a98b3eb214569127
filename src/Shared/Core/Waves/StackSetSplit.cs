using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Waves;

/// <summary>
/// Deals the accounts of one pack and region to stack sets: a set deploys 100 stacks at a time and holds 100,000
/// (reference/aws-limits.md §4). An account's place depends on nothing but its id and the number of sets.
/// </summary>
public static class StackSetSplit
{
    /// <summary>Up to this many accounts one set deploys all at once.</summary>
    private const int AtOnce = 100;

    private const int Most = 8;

    /// <summary>Asked for at every look at a wave; an organization has 10,000 accounts at most.</summary>
    private static readonly ConcurrentDictionary<AccountId, byte> Places = new();

    /// <summary>Of the 1,000 stack sets of an administrator; documents and roles need some too.</summary>
    private const int MostSets = 700;

    /// <summary>
    /// How many sets for each pack and region: a power of two, so that a larger split refines a smaller one.
    /// </summary>
    public static int Of(int accounts, int packs, int regions)
    {
        var split = accounts <= AtOnce ? 1 : Most;
        while (split > 1 && split * packs * regions > MostSets)
        {
            split /= 2;
        }

        return split;
    }

    public static int PlaceOf(AccountId account, int split) =>
        split <= 1 ? 0 : Places.GetOrAdd(account, FirstByte) % split;

    private static byte FirstByte(AccountId account) => SHA256.HashData(Encoding.UTF8.GetBytes(account.Value))[0];
}
