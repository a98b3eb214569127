using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.Closing;

/// <summary>Ends a rollout on record, whatever its end, and gives its leases back.</summary>
public sealed class CloseRollout(IRolloutLedger ledger, ITargetLedger targets, ILeases leases, RolloutBook book, TimeProvider clock)
    : IStep<RolloutRef, RolloutClosed>
{
    public async Task<RolloutClosed> RunAsync(RolloutRef input, CancellationToken ct)
    {
        var state = await book.StateAsync(input.Rollout, ct);
        if (!state.HasEnded)
        {
            var deployed = (await targets.ReadAsync(input.Rollout, ct)).Count(r => r.State is TargetState.Deployed);
            await ledger.AppendAsync(
                input.Rollout,
                [new($"completed:{state.PlanHash}", clock.GetUtcNow(), RolloutEventKind.RolloutCompleted, $"{deployed} targets deployed")],
                ct);
        }

        if (state.PlanHash is not null)
        {
            var names = LeaseNames.Of(await book.PlanAsync(input.Rollout, ct), await book.ReleaseAsync(input.Rollout, ct));
            foreach (var name in names)
            {
                await leases.ReleaseAsync(name, input.Rollout.Value, ct);
            }
        }

        return new(state.HasEnded ? state.Status : RolloutStatus.Completed);
    }
}

public sealed record RolloutClosed(RolloutStatus Status);
