using System.Collections.Concurrent;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// Looks, while a wave bakes, whether its organization packs still are as this rollout put them: one call a region, now
/// and then. A process that has just started does not know when it looked last, and loses nothing but calls.
/// </summary>
public sealed class PackWatch(IPackDeployer packs, StepLimits limits, TimeProvider clock)
{
    private readonly ConcurrentDictionary<RolloutId, DateTimeOffset> looked = new();

    /// <exception cref="TerminalException">Somebody else changed or deleted one; nothing is put until a person has
    /// looked.</exception>
    public async Task LookAsync(RolloutId rollout, Plan plan, Release release, RolloutState state, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        if (looked.TryGetValue(rollout, out var last) && at - last < limits.WatchEvery)
        {
            return;
        }

        looked[rollout] = at;
        var puts = release.Packs.SelectMany(p => plan.Regions.Select(r => (Pack: p, Put: state.Puts.GetValueOrDefault((p.DeployedName, r)))))
            .Where(x => x.Put is { Delivery: Delivery.Organization }).ToLookup(x => x.Put!.Region);
        await FanOut.RunAsync([.. puts.Select(g => g.Key)], limits.Parallelism, InAsync, ct);

        async Task<bool> InAsync(Region region, CancellationToken stop)
        {
            var there = (await packs.ListAsync(region, stop)).ToDictionary(p => p.Name);
            foreach (var (pack, put) in puts[region])
            {
                // Gone is said only of what is not there by its name either: a list can be short.
                var now = there.GetValueOrDefault(pack.DeployedName) ?? await packs.FindAsync(pack.DeployedName, region, stop);
                if (ForeignWriting.Of(pack, put!, now) is { } found)
                {
                    throw new TerminalException(ForeignWriting.Code, found);
                }
            }

            return true;
        }
    }
}
