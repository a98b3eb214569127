namespace PciAutoHeal.Asl;

public enum ExecutionEventKind
{
    ExecutionStarted,
    ExecutionSucceeded,
    ExecutionFailed,
    StateEntered,
    StateExited,

    /// <summary>A call is ready for the host, or a child execution is about to start.</summary>
    TaskScheduled,

    /// <summary>The host has run a call whose result comes by token, or the child execution has started.</summary>
    TaskSubmitted,
    TaskSucceeded,
    TaskFailed,
    TaskTimedOut,

    /// <summary>The state failed and will run again at <see cref="ExecutionEvent.Due"/>.</summary>
    RetryScheduled,

    /// <summary>The state failed and a Catch decided what comes next.</summary>
    ErrorCaught,

    /// <summary>Parallel or Map begins its branches or items.</summary>
    FanOutStarted,
    FanOutSucceeded,
    FanOutFailed,
    ItemStarted,
    ItemSucceeded,
    ItemFailed,
}

/// <summary>Something that happened in an execution, in the words of its definition.</summary>
public sealed record ExecutionEvent(DateTimeOffset At, ExecutionEventKind Kind, string Machine, string State)
{
    /// <summary>Where the state runs: empty at the top, then <c>Deploy waves[2]/Check[0]</c> and so on.</summary>
    public required string Path { get; init; }

    public required int FrameId { get; init; }

    /// <summary>Zero for the first attempt.</summary>
    public int Attempt { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    /// <summary>When a retry, a Wait or a deadline falls due.</summary>
    public DateTimeOffset? Due { get; init; }
}
