namespace PciAutoHeal.Aws.Sessions;

/// <summary>
/// A token bucket that learns: half the rate after a throttled call, one call per second more every ten seconds
/// (reference/physical-limit.md §5.7).
/// </summary>
internal sealed class Pace
{
    private const double Slowest = 0.5;
    private static readonly TimeSpan HalveAtMostEvery = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly double highest;
    private double rate;
    private double tokens;
    private DateTimeOffset filledAt;
    private DateTimeOffset halvedAt = DateTimeOffset.MinValue;

    public Pace(TimeProvider clock, double highest)
    {
        (this.clock, this.highest, rate, tokens) = (clock, highest, highest, highest);
        filledAt = clock.GetUtcNow();
    }

    /// <summary>Calls per second that are allowed now.</summary>
    public double Rate
    {
        get
        {
            lock (gate)
            {
                Fill();
                return rate;
            }
        }
    }

    /// <summary>Takes one token, and says how long to wait until it is really there.</summary>
    public TimeSpan Take()
    {
        lock (gate)
        {
            Fill();
            tokens--;
            return tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-tokens / rate);
        }
    }

    /// <summary>A call was throttled. Calls that were in flight together count as one.</summary>
    public void SlowDown()
    {
        lock (gate)
        {
            Fill();
            if (filledAt - halvedAt >= HalveAtMostEvery)
            {
                (rate, tokens, halvedAt) = (Math.Max(rate / 2, Slowest), Math.Min(tokens, 0), filledAt);
            }
        }
    }

    private void Fill()
    {
        var now = clock.GetUtcNow();
        var seconds = Math.Max((now - filledAt).TotalSeconds, 0);
        rate = Math.Min(rate + (seconds / 10), highest);
        tokens = Math.Min(tokens + (seconds * rate), rate);
        filledAt = now > filledAt ? now : filledAt;
    }
}
