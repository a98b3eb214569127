using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>
/// Finds what a rollout replaced: AWS keeps no earlier template (reference/wave-mechanics.md §5), but the ledger keeps
/// every release that was ever rolled out.
/// </summary>
public sealed class PreviousPacks(IRolloutLedger ledger, RolloutBook book)
{
    /// <summary>Rollouts to look back at.</summary>
    private const int Reach = 100;

    /// <summary>
    /// For each pack of the rollout, the other version of it that an earlier rollout completed last; packs that never
    /// had another version are absent.
    /// </summary>
    public async Task<IReadOnlyDictionary<PackName, PreviousPack>> FindAsync(RolloutId rollout, CancellationToken ct)
    {
        var mine = await book.HeaderAsync(rollout, ct);
        var wanted = (await book.ReleaseAsync(rollout, ct)).Packs.ToDictionary(p => p.Name);
        var found = new Dictionary<PackName, PreviousPack>();
        foreach (var header in await ledger.ListAsync(Reach, ct))
        {
            if (found.Count == wanted.Count)
            {
                break;
            }

            var state = await book.StateAsync(header.Id, ct);
            if (header.StartedAt >= mine.StartedAt || state.Status != RolloutStatus.Completed)
            {
                continue;
            }

            var spec = await book.SpecAsync(header.Id, ct);
            var release = await book.ReleaseAsync(header.Id, ct);
            foreach (var pack in release.Packs)
            {
                if (wanted.TryGetValue(pack.Name, out var newer) && newer.Version != pack.Version)
                {
                    found.TryAdd(pack.Name, new(pack, spec.Remediation, header.Id)
                    {
                        IsTargeted = state.Puts.Values.Any(put => put.Pack == pack.DeployedName && put.Delivery != Delivery.Organization),
                    });
                }
            }
        }

        return found;
    }
}

/// <param name="Mode">What it was allowed to do.</param>
public sealed record PreviousPack(Pack Pack, RemediationMode Mode, RolloutId Rollout)
{
    /// <summary>Whether it came target by target, and not as an organization pack.</summary>
    public bool IsTargeted { get; init; }
}
