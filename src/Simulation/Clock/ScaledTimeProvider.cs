namespace PciAutoHeal.Simulation;

/// <summary>
/// The real clock, running so many times faster from the moment it was made; waits are shorter by as much.
/// </summary>
public sealed class ScaledTimeProvider : TimeProvider
{
    private readonly TimeProvider real;
    private readonly double scale;
    private readonly DateTimeOffset startedAt;
    private readonly long startedStamp;

    public ScaledTimeProvider(double scale, TimeProvider? real = null, DateTimeOffset? anchor = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        (this.scale, this.real) = (scale, real ?? System);
        var now = this.real.GetUtcNow();
        startedAt = anchor is { } same ? same + ((now - same) * scale) : now;
        startedStamp = this.real.GetTimestamp();
    }

    public override long TimestampFrequency => real.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => startedAt + (real.GetElapsedTime(startedStamp) * scale);

    public override long GetTimestamp() => startedStamp + (long)((real.GetTimestamp() - startedStamp) * scale);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, Real(dueTime), Real(period));

    private TimeSpan Real(TimeSpan span) => span <= TimeSpan.Zero ? span : span / scale;
}
