using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>Looks for a person's wish to pause or to abort, and puts it on record.</summary>
public sealed class Wishes(IOperatorDesk desk, IRolloutLedger ledger, TimeProvider clock)
{
    /// <summary>The wish, now on record, or null. Answers to questions stay on the desk for who asked.</summary>
    /// <param name="wave">The wave that runs, where one does.</param>
    public async Task<OperatorWish?> TakeAsync(RolloutId rollout, CancellationToken ct, int? wave = null)
    {
        if (await desk.FindAsync(rollout, ct) is not { Wish: OperatorWish.Pause or OperatorWish.Abort } request)
        {
            return null;
        }

        var kind = request.Wish == OperatorWish.Pause ? RolloutEventKind.RolloutPaused : RolloutEventKind.RolloutAborted;
        var word = request.Wish == OperatorWish.Pause ? "paused" : "aborted";
        var why = request.Reason is { } reason ? $": {reason}" : "";
        var happened = new RolloutEvent(
            $"{word}:{request.At.UtcTicks}", clock.GetUtcNow(), kind, $"{word} by {request.Actor}{why}")
        {
            Actor = request.Actor,
            Wave = wave,
        };
        await ledger.AppendAsync(rollout, [happened], ct);
        await desk.ClearAsync(rollout, request, ct);
        return request.Wish;
    }
}
