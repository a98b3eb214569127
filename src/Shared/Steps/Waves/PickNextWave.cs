using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// The first wave that is not promoted yet, unless a person wants something else. A way back that began is gone to its end
/// before anything is rolled forward.
/// </summary>
public sealed class PickNextWave(IRolloutLedger ledger, RolloutBook book, Wishes wishes) : IStep<RolloutRef, NextWave>
{
    public async Task<NextWave> RunAsync(RolloutRef input, CancellationToken ct)
    {
        if (await wishes.TakeAsync(input.Rollout, ct) is { } wish)
        {
            return new(wish.ToString(), 0, 0);
        }

        var plan = await book.PlanAsync(input.Rollout, ct);
        var events = await ledger.ReadAsync(input.Rollout, ct);
        var state = RolloutState.Fold(events);
        if (state.Back is { } back)
        {
            return new(back.Kind.ToString(), 0, 0);
        }

        var next = plan.Waves.FirstOrDefault(w => state.WaveAt(w.Number) != WaveStatus.Promoted);
        return next is null
            ? new("Done", 0, 0)
            : new("Wave", next.Number, Attempts.Of(events, next.Number));
    }
}

/// <param name="Kind">
/// <c>Wave</c>, <c>Done</c>, the wish <c>Pause</c> or <c>Abort</c>, or the way back that is under way.
/// </param>
public sealed record NextWave(string Kind, int Wave, int Attempt);
