using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// The first wave that is not promoted yet, unless a person wants something else. A way back that began is gone to its
/// end before anything is rolled forward; a freeze, an approval that has expired, and an alarm keep a wave from
/// starting.
/// </summary>
public sealed class PickNextWave(
    IRolloutLedger ledger, RolloutBook book, AlarmWatch alarms, Wishes wishes, StepLimits limits, TimeProvider clock)
    : IStep<RolloutRef, NextWave>
{
    public async Task<NextWave> RunAsync(RolloutRef input, CancellationToken ct)
    {
        if (await wishes.TakeAsync(input.Rollout, ct) is { } wish)
        {
            return new(wish.ToString(), 0, 0);
        }

        var plan = await book.PlanAsync(input.Rollout, ct);
        var spec = await book.SpecAsync(input.Rollout, ct);
        var events = await ledger.ReadAsync(input.Rollout, ct);
        var state = RolloutState.Fold(events);
        var now = clock.GetUtcNow();
        if (state.Back is { } back)
        {
            return new(back.Kind.ToString(), 0, 0);
        }

        if (plan.Waves.FirstOrDefault(w => state.WaveAt(w.Number) != WaveStatus.Promoted) is not { } next)
        {
            return new("Done", 0, 0);
        }

        if (FreezeWindow.At(spec.Gates.Freeze, now) is { } freeze)
        {
            await ledger.AppendAsync(
                input.Rollout, [GateEvents.Frozen($"w{next.Number}.start", next.Number, freeze, "does not start", now)], ct);
            return new("Frozen", next.Number, 0, (int)Math.Ceiling(PollTiming.Piece(freeze.To - now, plan.Organization.Count, limits).TotalSeconds));
        }

        if (!IsApproved(state, spec.Gates, now))
        {
            return new("Approval", 0, 0);
        }

        var wave = new WaveRef(input.Rollout, next.Number, Attempts.Of(events, next.Number));
        if ((await alarms.SeeAsync(input.Rollout, ct)).KeepsFromStarting(spec.Gates.OnMissingData) is { } why)
        {
            // Who is told to go on looks again, as another attempt; what rings then keeps the wave from starting again.
            await ledger.AppendAsync(
                input.Rollout, [GateEvents.Paused(wave, $"the wave does not start: {why}", now)], ct);
            return new("Pause", 0, 0);
        }

        return new("Wave", wave.Wave, wave.Attempt);
    }

    /// <summary>An approval lasts until the first wave starts; what has begun is not asked about again.</summary>
    private static bool IsApproved(RolloutState state, GateRules gates, DateTimeOffset now) =>
        gates.Approval != ApprovalPolicy.Required
        || state.Waves.Count > 0
        || (state.ApprovedAt is { } at && !Approvals.HasExpired(new("", at), gates, now));
}

/// <param name="Kind">
/// <c>Wave</c>, <c>Done</c>, <c>Frozen</c>, <c>Approval</c> when it must be given again, the wish <c>Pause</c> or
/// <c>Abort</c>,
/// <c>Pause</c> also for an alarm, or the way back that is under way.
/// </param>
/// <param name="WaitSeconds">How long to wait while it is frozen.</param>
public sealed record NextWave(string Kind, int Wave, int Attempt, int WaitSeconds = 0);
