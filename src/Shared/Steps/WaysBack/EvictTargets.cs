using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>
/// Takes the packs out of exactly the targets that a person was shown and confirmed; no put admits them again.
/// </summary>
public sealed class EvictTargets(
    TakingOut takingOut,
    PackLeases leases,
    IRolloutLedger ledger,
    ITargetLedger targets,
    RolloutBook book,
    Wishes wishes,
    StepLimits limits,
    TimeProvider clock)
    : IStep<RolloutRef, WayBackGone>
{
    /// <summary>The error code of a target that was evicted.</summary>
    public const string Evicted = "Evicted";

    public async Task<WayBackGone> RunAsync(RolloutRef input, CancellationToken ct)
    {
        var state = await book.StateAsync(input.Rollout, ct);
        if (state.Back is not { Kind: WayBackKind.Evict } back)
        {
            return WayBackGone.Arrived(state);
        }

        if (await wishes.TakeAsync(input.Rollout, ct) is { } wish)
        {
            return new(wish.ToString());
        }

        var shown = await book.FindAsync<EvictionShown>(input.Rollout, EvictionShown.Document(back.Shown ?? ""), ct);
        if (shown is null || shown.Hash != back.Shown)
        {
            throw new TerminalException(
                "NotShown", $"No list with the hash {back.Shown} was shown; 'rollout evict' shows one.");
        }

        await leases.TakeAsync(
            input.Rollout, await book.PlanAsync(input.Rollout, ct), await book.ReleaseAsync(input.Rollout, ct), ct);
        var taken = await takingOut.RunAsync(input.Rollout, null, back.Token, shown.Targets, sparing: false, ct);
        var now = clock.GetUtcNow();
        var leaving = taken.From(shown.Targets);
        await targets.RecordAsync(
            input.Rollout, Records(await targets.ReadAsync(input.Rollout, ct), leaving, back.Actor, now), ct);
        if (taken.Busy.Count > 0)
        {
            return WayBackGone.Busy(Patience.WaitFor(await ledger.ReadAsync(input.Rollout, ct), taken.Busy, limits, now));
        }

        await ledger.AppendAsync(
            input.Rollout,
            [new($"{back.Token}.evicted", now, RolloutEventKind.TargetsEvicted, $"{leaving.Count} targets evicted by {back.Actor}") { Actor = back.Actor }],
            ct);
        return WayBackGone.Arrived(await book.StateAsync(input.Rollout, ct));
    }

    private static IReadOnlyList<TargetRecord> Records(
        IReadOnlyList<TargetRecord> records, IReadOnlySet<Target> leaving, string actor, DateTimeOffset now) =>
    [
        .. records.Where(r => leaving.Contains(r.Target) && r.State is not TargetState.Gone && r.ErrorCode != Evicted)
            .Select(r => r with { State = TargetState.Excluded, ErrorCode = Evicted, Error = $"the packs were taken out by {actor}", UpdatedAt = now }),
    ];
}
