using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>Contains a rollout because a person asked for it, wherever it stood.</summary>
public sealed class ContainRollout(
    Containment containment,
    PackLeases leases,
    IRolloutLedger ledger,
    RolloutBook book,
    Wishes wishes,
    StepLimits limits,
    TimeProvider clock)
    : IStep<RolloutRef, WayBackGone>
{
    public async Task<WayBackGone> RunAsync(RolloutRef input, CancellationToken ct)
    {
        var events = await ledger.ReadAsync(input.Rollout, ct);
        var state = RolloutState.Fold(events);
        if (state.Back is not { Kind: WayBackKind.Contain } back)
        {
            return WayBackGone.Arrived(state);
        }

        if (await wishes.TakeAsync(input.Rollout, ct) is { } wish)
        {
            return new(wish.ToString());
        }

        await leases.TakeAsync(
            input.Rollout, await book.PlanAsync(input.Rollout, ct), await book.ReleaseAsync(input.Rollout, ct), ct);
        var wave = Standing(state);
        var off = await containment.ContainAsync(input.Rollout, wave, back.Token, ct);
        if (off.Busy.Count > 0)
        {
            return WayBackGone.Busy(Patience.WaitFor(await ledger.ReadAsync(input.Rollout, ct), off.Busy, limits, clock.GetUtcNow()));
        }

        var asked = events.Last(e => e.Kind == RolloutEventKind.WayBackBegun).Detail;
        await containment.RecordAsync(input.Rollout, wave, back.Token, off, asked, ct);
        return WayBackGone.Arrived(await book.StateAsync(input.Rollout, ct));
    }

    /// <summary>
    /// The wave it has come to; resuming takes it up there, so that what was switched off is switched on again.
    /// </summary>
    private static int? Standing(RolloutState state) => state.Waves.Count == 0 ? null : state.Waves.Keys.Max();
}
