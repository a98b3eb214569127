using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>Looks for a person's wish to pause, to abort or to go back.</summary>
public sealed class Wishes(IOperatorDesk desk, IRolloutLedger ledger, TimeProvider clock)
{
    /// <summary>
    /// <c>Pause</c> or <c>Abort</c>, now on record, or null. Answers to questions stay on the desk for who asked; so
    /// does a wish to go back, which stops what runs as a pause does, and then is the answer to why it stopped.
    /// </summary>
    /// <param name="wave">The wave that runs, where one does.</param>
    public async Task<OperatorWish?> TakeAsync(RolloutId rollout, CancellationToken ct, int? wave = null)
    {
        var request = await desk.FindAsync(rollout, ct);
        if (request?.Wish is OperatorWish.Contain or OperatorWish.RollBack or OperatorWish.Evict)
        {
            return OperatorWish.Pause;
        }

        if (request is not { Wish: OperatorWish.Pause or OperatorWish.Abort })
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
