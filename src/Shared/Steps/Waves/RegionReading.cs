using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>What a look at one region says of its targets.</summary>
/// <param name="Changes">Records that say something new.</param>
/// <param name="Open">Targets still in progress.</param>
public sealed record RegionReading(IReadOnlyList<TargetRecord> Changes, int Open)
{
    /// <summary>Puts the packs' rows together, target by target.</summary>
    /// <param name="puts">In the order of <paramref name="readings"/>.</param>
    public static RegionReading Of(
        IReadOnlyList<TargetRecord> watched,
        IReadOnlyList<PackPut> puts,
        IReadOnlyList<PackReading> readings,
        TimeSpan stuckAfter,
        TimeSpan visibleWithin,
        DateTimeOffset now)
    {
        var seen = Look(stuck: false);
        if (now - LastMove(watched, puts) >= stuckAfter && !seen.Any(s => s.Old.Differs(s.New)))
        {
            seen = Look(stuck: true); // nothing has moved since, and nothing moved now
        }

        return new(
            [.. seen.Where(s => s.Old.Differs(s.New)).Select(s => s.New)],
            seen.Count(s => s.New.State is TargetState.Deploying));

        List<(TargetRecord Old, TargetRecord New)> Look(bool stuck)
        {
            var packs = puts.Zip(readings, (put, reading) => new PackSight(put, reading, stuck, now - put.At > visibleWithin)).ToList();
            return [.. watched.Select(r => (r, Judge(r, packs, now)))];
        }
    }

    /// <summary>When something in the region was last known to move: a put, or a target's change of state.</summary>
    public static DateTimeOffset LastMove(IReadOnlyList<TargetRecord> watched, IReadOnlyList<PackPut> puts) =>
        watched.Select(r => r.UpdatedAt).Concat(puts.Select(p => p.At)).Max();

    /// <summary>A target that was deployed stays so while a later wave's update of it is under way.</summary>
    private static TargetRecord Judge(TargetRecord record, IReadOnlyList<PackSight> packs, DateTimeOffset now)
    {
        var outcome = PackOutcome.Worst([.. packs.Select(p => p.OutcomeOf(record.Target.Account))]);
        return record.State is TargetState.Deployed or TargetState.Contained && outcome.State is not TargetState.Failed
            ? record
            : record with
            {
                State = outcome.State,
                ErrorCode = outcome.ErrorCode,
                Error = outcome.Error,
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
