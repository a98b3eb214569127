using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>Keeps other rollouts from the packs while this one writes them, forward or back.</summary>
public sealed class PackLeases(ILeases leases, StepLimits limits, TimeProvider clock)
{
    /// <summary>Takes or renews every lease of the plan.</summary>
    /// <exception cref="TerminalException">Another rollout holds one.</exception>
    public async Task TakeAsync(RolloutId rollout, Plan plan, Release release, CancellationToken ct)
    {
        foreach (var name in LeaseNames.Of(plan, release))
        {
            var holder = await leases.AcquireAsync(name, rollout.Value, clock.GetUtcNow(), limits.LeaseFor, ct);
            if (holder != rollout.Value)
            {
                throw new TerminalException(
                    "LeaseHeld", $"Rollout '{holder}' holds {name}; let it end or abort it, then resume this one.");
            }
        }
    }
}
