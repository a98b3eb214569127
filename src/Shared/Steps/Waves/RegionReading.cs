using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>What a look at one region says of its targets.</summary>
/// <param name="Changes">Records that say something new.</param>
/// <param name="Open">Targets still in progress.</param>
public sealed record RegionReading(IReadOnlyList<TargetRecord> Changes, int Open)
{
    /// <summary>
    /// When rows last moved, where no target's state shows it for so long that it must be remembered.
    /// </summary>
    public DateTimeOffset? MovedAt { get; private init; }

    /// <summary>A region that is known to be still at work, without a look at each of its targets.</summary>
    public static RegionReading Moving(IReadOnlyList<TargetRecord> watched, DateTimeOffset? movedAt) =>
        new([], watched.Count(IsOpen)) { MovedAt = movedAt };

    /// <summary>Puts the packs' rows together, target by target.</summary>
    /// <param name="puts">In the order of <paramref name="readings"/>.</param>
    /// <param name="lastMove">When something in the region was last known to move.</param>
    public static RegionReading Of(
        IReadOnlyList<TargetRecord> watched,
        IReadOnlyList<PackPut> puts,
        IReadOnlyList<PackReading> readings,
        DateTimeOffset lastMove,
        TimeSpan stuckAfter,
        TimeSpan visibleWithin,
        DateTimeOffset now)
    {
        var seen = Look(stuck: false);
        if (now - lastMove < stuckAfter || seen.Any(s => s.Old.Differs(s.New)))
        {
            return Read(null);
        }

        // A target is done with the last of its packs: a large pack can move for long before the first one is.
        var rows = readings.SelectMany(reading => reading.Rows).Max(row => row.LastUpdate);
        if (now - rows < stuckAfter)
        {
            return Read(rows);
        }

        seen = Look(stuck: true); // nothing has moved since, and nothing moved now
        return Read(null);

        RegionReading Read(DateTimeOffset? movedAt) => new(
            [.. seen.Where(s => s.Old.Differs(s.New)).Select(s => s.New)],
            seen.Count(s => IsOpen(s.New)))
        {
            MovedAt = movedAt,
        };

        List<(TargetRecord Old, TargetRecord New)> Look(bool stuck)
        {
            var packs = puts.Zip(readings, (put, reading) => new PackSight(put, reading, stuck, now - put.At > visibleWithin)).ToList();
            return [.. watched.Select(r => (r, Judge(r, packs, now)))];
        }
    }

    /// <summary>When something in the region was last known to move: a put, or a target's change of state.</summary>
    public static DateTimeOffset LastMove(IReadOnlyList<TargetRecord> watched, IReadOnlyList<PackPut> puts) =>
        watched.Select(r => r.UpdatedAt).Concat(puts.Select(p => p.At)).Max();

    /// <summary>Nobody waits for an account that joined by itself.</summary>
    private static bool IsOpen(TargetRecord record) => record is { State: TargetState.Deploying, Wave: not null };

    /// <summary>A target that was deployed stays so while a later wave's update of it is under way.</summary>
    private static TargetRecord Judge(TargetRecord record, IReadOnlyList<PackSight> packs, DateTimeOffset now)
    {
        var outcome = PackOutcome.Worst([.. packs.Select(p => p.OutcomeOf(record.Target.Account))]);
        return record.State is TargetState.Deployed or TargetState.Contained && outcome.State is not TargetState.Failed
            ? record
            : record with
            {
                State = outcome.State,
                ErrorCode = outcome.ErrorCode ?? (record.IsEarly ? TargetRecord.Joined : null),
                Error = outcome.Error ?? (record.IsEarly ? "joined after the plan was made" : null),
                UpdatedAt = now,
            };
    }

    private sealed class PackSight
    {
        private readonly PackPut put;
        private readonly Dictionary<Core.Accounts.AccountId, PackRow> rows;
        private readonly bool quiet;
        private readonly bool stuck;

        public PackSight(PackPut put, PackReading reading, bool stuck, bool visible)
        {
            (this.put, this.stuck) = (put, stuck);
            rows = reading.Rows.ToDictionary(r => r.Account);
            quiet = reading is { AnyInProgress: false, AggregateSaysDone: true } && visible;
        }

        public PackOutcome OutcomeOf(Core.Accounts.AccountId account) =>
            PackOutcome.Of(rows.GetValueOrDefault(account), put, quiet, stuck);
    }
}
