using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>A pack as it was before this rollout first put it: what a rollback must leave alone.</summary>
/// <param name="ExcludedAccounts">Null when there was none.</param>
public sealed record PackBefore(IReadOnlyList<AccountId>? ExcludedAccounts)
{
    public static string Document(PackName pack, Region region) => $"before-{pack}-{region}";

    /// <summary>Kept once, before the first put; a repeat after a crash would find our own put.</summary>
    public static async Task KeepAsync(
        RolloutBook book, RolloutId rollout, PackName pack, Region region, IReadOnlyList<AccountId>? excluded, CancellationToken ct)
    {
        if (await book.FindAsync<PackBefore>(rollout, Document(pack, region), ct) is null)
        {
            await book.KeepAsync(rollout, Document(pack, region), new PackBefore(excluded), ct);
        }
    }

    /// <summary>Whether the account had the pack already.</summary>
    public bool Had(AccountId account) => ExcludedAccounts?.Contains(account) == false;
}
