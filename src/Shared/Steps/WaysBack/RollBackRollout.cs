using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>
/// Rolls a wave or the whole rollout back because a person asked for it, and ends the rollout. The previous version
/// comes back first; then the new one is switched off or, only where that was allowed, taken out.
/// </summary>
public sealed class RollBackRollout(
    GoingBack goingBack,
    PackLeases leases,
    IRolloutLedger ledger,
    ITargetLedger targets,
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
        if (state.Back is not { Kind: WayBackKind.RollBack } back)
        {
            return WayBackGone.Arrived(state);
        }

        if (await wishes.TakeAsync(input.Rollout, ct) is { } wish)
        {
            return new(wish.ToString());
        }

        var plan = await book.PlanAsync(input.Rollout, ct);
        await leases.TakeAsync(input.Rollout, plan, await book.ReleaseAsync(input.Rollout, ct), ct);
        var waves = plan.Waves.Where(w => back.Wave is null || w.Number == back.Wave).ToList();
        var records = await targets.ReadAsync(input.Rollout, ct);
        var leaving = Leaving(waves, records);
        var had = leaving.Concat(records.Where(r => r.State is TargetState.RolledBack).Select(r => r.Target)).ToHashSet();
        var taken = await goingBack.RunAsync(input.Rollout, back, leaving, ct);
        var now = clock.GetUtcNow();
        await targets.RecordAsync(input.Rollout, RolledBack.Records(records, taken.From(leaving), now), ct);
        if (taken.Busy.Count > 0)
        {
            return WayBackGone.Busy(Patience.WaitFor(await ledger.ReadAsync(input.Rollout, ct), taken.Busy, limits, now));
        }

        var asked = events.Last(e => e.Kind == RolloutEventKind.WayBackBegun).Detail;
        await ledger.AppendAsync(
            input.Rollout,
            [
                .. waves.Where(w => w.Targets.Any(had.Contains)).Select(w => RolledBack.Wave(back.Token, w.Number, $"{w.Name}: {asked}", now)),
                RolledBack.Rollout(back.Token, asked, now),
            ],
            ct);
        return WayBackGone.Arrived(await book.StateAsync(input.Rollout, ct));
    }

    /// <summary>Who got the packs, and who left meanwhile: nothing must hold a list open for them.</summary>
    private static HashSet<Target> Leaving(IReadOnlyList<PlannedWave> waves, IReadOnlyList<TargetRecord> records)
    {
        var planned = waves.SelectMany(w => w.Targets).ToHashSet();
        return
        [
            .. records.Where(r => planned.Contains(r.Target) && (RolledBack.IsReached(r.State) || r.State is TargetState.Gone))
                .Select(r => r.Target),
        ];
    }
}
