using System.Collections.Immutable;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>A rollout as its events leave it. Folding the same events always gives the same state.</summary>
public sealed record RolloutState
{
    public static RolloutState Start { get; } = new();

    public RolloutStatus Status { get; init; } = RolloutStatus.Planned;

    /// <summary>Why it is not running, in words; null while it runs.</summary>
    public string? Reason { get; init; }

    public string? PlanHash { get; init; }

    /// <summary>The hash that a person approved last.</summary>
    public string? ApprovedHash { get; init; }

    /// <summary>When it was approved.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    public bool IsWaitingForApproval { get; init; }

    public ImmutableSortedDictionary<int, WaveStatus> Waves { get; init; } = ImmutableSortedDictionary<int, WaveStatus>.Empty;

    /// <summary>The last accepted put of each pack in each region.</summary>
    public ImmutableDictionary<(PackName Pack, Region Region), PackPut> Puts { get; init; } =
        ImmutableDictionary<(PackName Pack, Region Region), PackPut>.Empty;

    /// <summary>The way back that is under way; it is gone to its end before anything is rolled forward.</summary>
    public WayBack? Back { get; init; }

    /// <summary>How it had ended before the way back began; null when it had not.</summary>
    public RolloutStatus? EndedAs { get; init; }

    /// <summary>Whether nothing more will happen to it unless a person asks.</summary>
    public bool HasEnded => Status is RolloutStatus.Completed or RolloutStatus.Aborted or RolloutStatus.RolledBack
        || (Status is RolloutStatus.Contained && EndedAs is not null);

    public static RolloutState Fold(IEnumerable<RolloutEvent> events) =>
        events.Aggregate(Start, (state, happened) => state.After(happened));

    public WaveStatus WaveAt(int number) => Waves.GetValueOrDefault(number, WaveStatus.Pending);

    /// <summary>The state once an event has happened.</summary>
    public RolloutState After(RolloutEvent e) => e.Kind switch
    {
        RolloutEventKind.RolloutPlanned => this with { PlanHash = e.PlanHash, Status = RolloutStatus.Running, Reason = null },
        RolloutEventKind.ApprovalRequested => Stopped(RolloutStatus.Paused, e) with { IsWaitingForApproval = true },
        RolloutEventKind.ApprovalGiven => Running() with { ApprovedHash = e.PlanHash, ApprovedAt = e.At, IsWaitingForApproval = false },
        RolloutEventKind.WaveStarted => Running().In(e, WaveStatus.Deploying),
        RolloutEventKind.PackPut when e.Put is { } put => this with { Puts = Puts.SetItem((put.Pack, put.Region), put) },
        RolloutEventKind.BakeStarted => In(e, WaveStatus.Baking),
        RolloutEventKind.GatePassed => In(e, WaveStatus.Promoted),
        RolloutEventKind.GateHalted => Stopped(RolloutStatus.Halted, e).In(e, WaveStatus.Halted),
        RolloutEventKind.GatePaused => Stopped(RolloutStatus.Paused, e).In(e, WaveStatus.Paused),
        RolloutEventKind.RolloutPaused => Stopped(RolloutStatus.Paused, e),
        RolloutEventKind.RolloutResumed => Running(),
        RolloutEventKind.WayBackBegun => Reopened() with { Back = e.Back, EndedAs = Ending },
        RolloutEventKind.RetryBegun => Reopened().In(e, WaveStatus.Pending),
        RolloutEventKind.TargetsEvicted => AfterEviction(e),
        RolloutEventKind.RolloutContained => AfterContainment(e),
        RolloutEventKind.WaveRolledBack => In(e, WaveStatus.RolledBack),
        RolloutEventKind.RolloutRolledBack => Stopped(RolloutStatus.RolledBack, e).Arrived(),
        RolloutEventKind.RolloutRefused or RolloutEventKind.RolloutAborted => Stopped(RolloutStatus.Aborted, e).Arrived(),
        RolloutEventKind.RolloutCompleted => HasEnded ? this : Stopped(RolloutStatus.Completed, e) with { Reason = null },
        _ => this,
    };

    private RolloutState Running() => HasEnded ? this : this with { Status = RolloutStatus.Running, Reason = null };

    /// <summary>A person takes it up again, even when it had ended.</summary>
    private RolloutState Reopened() =>
        this with { Status = RolloutStatus.Running, Reason = null, IsWaitingForApproval = false };

    /// <summary>
    /// What was completed may heal again one day; what was given up or rolled back is not rolled forward by resuming.
    /// </summary>
    private RolloutState AfterContainment(RolloutEvent e) => Stopped(RolloutStatus.Contained, e).In(e, WaveStatus.Contained) with
    {
        Back = null,
        EndedAs = Ending is RolloutStatus.Completed ? null : Ending,
    };

    /// <summary>How it has ended, or had when a way back began.</summary>
    private RolloutStatus? Ending => EndedAs ?? (HasEnded ? Status : null);

    private RolloutState Arrived() => this with { Back = null, EndedAs = null };

    /// <summary>An eviction leaves an ended rollout as it had ended; any other waits for a person.</summary>
    private RolloutState AfterEviction(RolloutEvent e) => this with
    {
        Status = Ending ?? RolloutStatus.Paused,
        Reason = Ending is RolloutStatus.Completed ? null : e.Detail,
        IsWaitingForApproval = false,
        Back = null,
        EndedAs = null,
    };

    /// <summary>What has ended can still be contained or rolled back, but neither waits nor halts.</summary>
    private RolloutState Stopped(RolloutStatus status, RolloutEvent e) =>
        HasEnded && status is RolloutStatus.Paused or RolloutStatus.Halted
            ? this
            : this with { Status = status, Reason = e.Detail, IsWaitingForApproval = false };

    private RolloutState In(RolloutEvent e, WaveStatus status) =>
        e.Wave is { } wave ? this with { Waves = Waves.SetItem(wave, status) } : this;
}
