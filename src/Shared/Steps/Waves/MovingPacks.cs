using System.Collections.Concurrent;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// Which pack was still at work in a region at the last look. It is asked first at the next one: one call tells most of
/// the time. A process that has just started knows nothing, and loses nothing but calls.
/// </summary>
public sealed class MovingPacks
{
    private readonly ConcurrentDictionary<Region, PackName> last = new();

    public IEnumerable<PackPut> InOrder(Region region, IReadOnlyList<PackPut> puts) =>
        last.TryGetValue(region, out var pack) ? puts.OrderByDescending(put => put.Pack == pack) : puts;

    public void Saw(PackPut put) => last[put.Region] = put.Pack;
}
