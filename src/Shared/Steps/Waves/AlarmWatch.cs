using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>Looks at the alarms that a spec names; a rollout without alarms asks nobody.</summary>
public sealed class AlarmWatch(IAlarms alarms, RolloutBook book)
{
    public async Task<AlarmsSeen> SeeAsync(RolloutId rollout, CancellationToken ct)
    {
        var spec = await book.SpecAsync(rollout, ct);
        if (spec.Gates.Alarms is not { Count: > 0 } named)
        {
            return AlarmsSeen.None;
        }

        var plan = await book.PlanAsync(rollout, ct);
        return new(await alarms.ReadAsync(named, spec.MemberRole, plan.HomeRegion, ct));
    }
}
