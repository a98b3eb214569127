using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.Closing;

/// <summary>Ends a rollout on record, whatever its end, and gives its leases back.</summary>
public sealed class CloseRollout(
    IRolloutLedger ledger, ITargetLedger targets, ILeases leases, RolloutBook book, TimeProvider clock)
    : IStep<RolloutRef, RolloutClosed>
{
    public async Task<RolloutClosed> RunAsync(RolloutRef input, CancellationToken ct)
    {
        var state = await book.StateAsync(input.Rollout, ct);
        if (!state.HasEnded)
        {
            var before = (await ledger.ReadAsync(input.Rollout, ct))
                .Count(e => e.Kind == RolloutEventKind.RolloutCompleted);
            var records = await targets.ReadAsync(input.Rollout, ct);
            await targets.RecordAsync(input.Rollout, [.. records.Where(r => r is { IsEarly: true, State: TargetState.Deploying }).Select(Unseen)], ct);
            var deployed = records.Count(r => r.State is TargetState.Deployed);
            await ledger.AppendAsync(
                input.Rollout,
                [new(before == 0 ? "completed" : $"completed:{before}", clock.GetUtcNow(), RolloutEventKind.RolloutCompleted, $"{deployed} targets deployed")],
                ct);
        }

        if (state.PlanHash is not null)
        {
            var names = LeaseNames.Of(
                await book.PlanAsync(input.Rollout, ct), await book.ReleaseAsync(input.Rollout, ct));
            foreach (var name in names)
            {
                await leases.ReleaseAsync(name, input.Rollout.Value, ct);
            }
        }

        return new(state.HasEnded ? state.Status : RolloutStatus.Completed);
    }

    /// <summary>Nobody waits for an account that joined; what nobody saw arrive is not said to be there.</summary>
    private TargetRecord Unseen(TargetRecord early) => early with
    {
        State = TargetState.Stuck,
        ErrorCode = PackOutcome.Unconfirmed,
        Error = "it joined, and the packs had not arrived when the rollout was completed; drift tells when they have",
        UpdatedAt = clock.GetUtcNow(),
    };
}

public sealed record RolloutClosed(RolloutStatus Status);
