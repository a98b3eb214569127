namespace PciAutoHeal.Runner;

/// <summary>
/// Time in a rehearsal. Whoever asks for a delay gets it at once, and the time has passed: nothing sleeps, and a
/// six-hour bake costs nothing. Made for one activity at a time.
/// </summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private TimeSpan elapsed;

    /// <summary>Virtual time since the start.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (gate)
            {
                return elapsed;
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by)
    {
        lock (gate)
        {
            elapsed += by > TimeSpan.Zero ? by : TimeSpan.Zero;
        }
    }

    /// <summary>Advances by the delay and fires. Periodic timers make no sense here and are refused.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
        {
            throw new NotSupportedException("A virtual clock has no periodic timers.");
        }

        var timer = new JumpingTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class JumpingTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock.Advance(dueTime);
                callback(state);
            }

            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
