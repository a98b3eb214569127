using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Durations;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// Looks how the packs fare in every account they have been admitted to, and records what is known of each target. Only
/// detailed statuses count; the aggregate never makes a target Deployed.
/// </summary>
public sealed partial class PollWave(
    IPackDeployer packs,
    IRolloutLedger ledger,
    ITargetLedger targets,
    RolloutBook book,
    TargetedWaves targeted,
    Wishes wishes,
    MovingPacks moving,
    GlanceAtGates glance,
    Departures departures,
    PackWatch watch,
    Experience experience,
    StepLimits limits,
    TimeProvider clock,
    ILogger<PollWave> log)
    : IStep<WaveRef, WavePolled>
{
    public async Task<WavePolled> RunAsync(WaveRef input, CancellationToken ct)
    {
        if (await wishes.TakeAsync(input.Rollout, ct, input.Wave) is { } wish)
        {
            return new(wish.ToString(), 0, 0, 0);
        }

        var stuck = await experience.DecidedAsync(input, ct);
        var plan = await book.PlanAsync(input.Rollout, ct);
        var release = await book.ReleaseAsync(input.Rollout, ct);
        var state = await book.StateAsync(input.Rollout, ct);
        var moves = await book.FindAsync<WaveMoves>(input.Rollout, WaveMoves.Document(input), ct) ?? WaveMoves.None;
        var records = (await targets.ReadAsync(input.Rollout, ct))
            .Where(r => (r.Wave <= input.Wave || r.IsEarly) && IsWatched(r)).ToList();
        var isTargeted = TargetedWaves.Are(plan, input.Wave);
        var byRegion = isTargeted
            ? [] : records.GroupBy(r => r.Target.Region).Where(g => g.Any(r => r.State is TargetState.Deploying)).ToList();
        var seen = isTargeted ? await targeted.ReadAsync(input, records, ct) : await FanOut.RunAsync(
            byRegion, limits.Parallelism, (group, token) => ReadRegionAsync([.. group], group.Key, token), ct);
        if (!isTargeted && seen.Any(s => s.MovedAt is not null))
        {
            var known = byRegion.Select(group => group.Key).Zip(seen, (region, s) => (region, s.MovedAt));
            await book.KeepAsync(input.Rollout, WaveMoves.Document(input), moves.With(known), ct);
        }

        var news = seen.SelectMany(s => s.Changes).ToList();
        var gone = await departures.OfAsync(news, clock.GetUtcNow(), ct);
        var changes = news.Select(gone.Judge).ToList();
        await ledger.AppendAsync(input.Rollout, gone.Events, ct);
        await targets.RecordAsync(input.Rollout, changes, ct);
        var bad = changes.Where(c => c.State is TargetState.Failed or TargetState.Stuck).ToList();
        await ledger.AppendAsync(input.Rollout, GateEvents.TargetsFailed(input, bad, clock.GetUtcNow()), ct);

        var open = seen.Sum(s => s.Open);
        var elapsed = clock.GetUtcNow() - state.Puts.Values.Max(p => p.At);
        if (open == 0)
        {
            await watch.LookAsync(input.Rollout, plan, release, state, ct);
        }

        Log.Polled(log, input.Rollout, input.Wave, open, bad.Count);
        if (open == 0)
        {
            return new("Settled", 0, 0, bad.Count);
        }

        if (await glance.SeeAsync(input, records.Where(r => r.Wave == input.Wave).Select(r => r.Target), ct) is { } why)
        {
            Log.Judged(log, input.Rollout, input.Wave, open, why);
            return new("Judge", 0, open, bad.Count);
        }

        return new("Waiting", (int)PollTiming.Next(elapsed, limits).TotalSeconds, open, bad.Count);

        async Task<RegionReading> ReadRegionAsync(IReadOnlyList<TargetRecord> watched, Region region, CancellationToken token)
        {
            var puts = release.Packs.Select(p => state.Puts[(p.DeployedName, region)]).ToList();
            var lastMove = moves.LastIn(region, RegionReading.LastMove(watched, puts));
            var now = clock.GetUtcNow();
            if (plan.Organization.Count > limits.FullReadingUpTo
                && await StillMovesAsync(moving.InOrder(region, puts), lastMove, now - stuck.After, token) is { } moved)
            {
                return RegionReading.Moving(watched, moved > lastMove ? moved : null);
            }

            var readings = new List<PackReading>(puts.Count);
            foreach (var put in puts)
            {
                readings.Add(await packs.ReadAsync(put.Pack, put.Region, PackReadingDepth.Full, token));
            }

            return RegionReading.Of(watched, puts, readings, lastMove, stuck.After, limits.VisibleWithin, now);
        }
    }

    /// <summary>
    /// When a pack that still runs last moved; null when none runs, or when nothing is seen to have moved for so long
    /// that somebody may be stuck. A large organization's rows are read whole only then.
    /// </summary>
    private async Task<DateTimeOffset?> StillMovesAsync(
        IEnumerable<PackPut> puts, DateTimeOffset lastMove, DateTimeOffset stuckSince, CancellationToken ct)
    {
        foreach (var put in puts)
        {
            if (!(await packs.ReadAsync(put.Pack, put.Region, PackReadingDepth.Probe, ct)).AnyInProgress)
            {
                continue;
            }

            moving.Saw(put);
            if (lastMove > stuckSince)
            {
                return lastMove;
            }

            var glance = await packs.ReadAsync(put.Pack, put.Region, PackReadingDepth.Glance, ct);
            if (glance.Rows.Max(row => row.LastUpdate) is { } moved && moved > stuckSince)
            {
                return moved;
            }
        }

        return null;
    }

    private static bool IsWatched(TargetRecord record) =>
        record.State is TargetState.Deploying or TargetState.Deployed or TargetState.Contained;

    private static partial class Log
    {
        [LoggerMessage(205, LogLevel.Debug, "{RolloutId}: wave {Wave} has {Open} targets in progress, {Failed} newly failed")]
        public static partial void Polled(ILogger logger, RolloutId rolloutId, int wave, int open, int failed);

        [LoggerMessage(238, LogLevel.Information, "{RolloutId}: wave {Wave} is judged with {Open} targets in progress: {Reason}")]
        public static partial void Judged(ILogger logger, RolloutId rolloutId, int wave, int open, string reason);
    }
}

/// <param name="Kind"><c>Settled</c>, <c>Waiting</c>, <c>Judge</c> what cannot wait until it has settled, or the wish
/// <c>Pause</c> or <c>Abort</c>.</param>
public sealed record WavePolled(string Kind, int WaitSeconds, int InProgress, int Failed);
