using System.Globalization;

namespace PciAutoHeal.Functions;

/// <summary>
/// Time in a rehearsal whose steps are processes of their own: one clock, asked over HTTP. Who asks it for a delay gets
/// it at once, and the time has passed for all. See <see cref="FunctionSettings.SimulatedClock"/> for why no deployment
/// has it.
/// </summary>
internal sealed class SimulatedClock(Uri address) : TimeProvider
{
    private static readonly HttpClient Http = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(Ask(HttpMethod.Get, 0), TimeSpan.Zero);

    public override long GetTimestamp() => Ask(HttpMethod.Get, 0);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
        {
            throw new NotSupportedException("A simulated clock has no periodic timers.");
        }

        var timer = new JumpingTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The clock's ticks (UTC) as text, after it has advanced by so many.</summary>
    private long Ask(HttpMethod method, long advance)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, $"?advance={advance.ToString(CultureInfo.InvariantCulture)}"));
        using var answer = Http.Send(request);
        using var reader = new StreamReader(answer.EnsureSuccessStatusCode().Content.ReadAsStream());
        return long.Parse(reader.ReadToEnd(), CultureInfo.InvariantCulture);
    }

    private sealed class JumpingTimer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock.Ask(HttpMethod.Post, dueTime.Ticks);
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
