using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Planning;

/// <summary>
/// Into how many stack sets an earlier rollout dealt the accounts of the same packs. Names of sets carry the split:
/// were an organization that has grown dealt anew, accounts would get a stack of another set for a pack that they have.
/// </summary>
public sealed class EarlierSplit(IRolloutLedger ledger, RolloutBook book)
{
    /// <summary>Rollouts to look back at.</summary>
    private const int Reach = 100;

    /// <returns>Null when no earlier rollout put these packs by stack sets.</returns>
    public async Task<int?> FindAsync(RolloutId rollout, Release release, CancellationToken ct)
    {
        var own = release.Packs.Select(p => p.DeployedName).ToHashSet();
        foreach (var header in (await ledger.ListAsync(Reach, ct)).Where(h => h.Id != rollout))
        {
            var puts = (await book.StateAsync(header.Id, ct)).Puts.Values;
            if (puts.Any(p => p.Delivery == Delivery.StackSet && own.Contains(p.Pack)))
            {
                return (await book.PlanAsync(header.Id, ct)).StackSetSplit;
            }
        }

        return null;
    }
}
