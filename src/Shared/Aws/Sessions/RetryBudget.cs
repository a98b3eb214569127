namespace PciAutoHeal.Aws.Sessions;

/// <summary>
/// What retries may add to the load of a service that fails: a tenth of the calls, and one a second, so that a
/// brown-out is neither multiplied nor given up (reference/physical-limit.md §5.7). A retry beyond it waits for its
/// turn.
/// </summary>
internal sealed class RetryBudget
{
    public const double Share = 0.1;
    public const double PerSecond = 1;

    /// <summary>What a run begins with, and the most that quiet times save up.</summary>
    public const double Reserve = 20;

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private double tokens = Reserve;
    private DateTimeOffset filledAt;

    public RetryBudget(TimeProvider clock) => (this.clock, filledAt) = (clock, clock.GetUtcNow());

    /// <summary>A call was made that is no retry.</summary>
    public void Earn()
    {
        lock (gate)
        {
            Fill();
            tokens = Math.Min(tokens + Share, Reserve);
        }
    }

    /// <summary>Takes one retry, and says how long to wait until it is really there.</summary>
    public TimeSpan Spend()
    {
        lock (gate)
        {
            Fill();
            tokens--;
            return tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-tokens / PerSecond);
        }
    }

    private void Fill()
    {
        var now = clock.GetUtcNow();
        if (now > filledAt)
        {
            tokens = Math.Min(tokens + ((now - filledAt).TotalSeconds * PerSecond), Reserve);
            filledAt = now;
        }
    }
}
