namespace PciAutoHeal.Asl;

/// <summary>When, how often and after how long a failed state is tried again.</summary>
public sealed record Retrier(IReadOnlyList<string> ErrorEquals)
{
    public int IntervalSeconds { get; init; } = 1;

    public int MaxAttempts { get; init; } = 3;

    public double BackoffRate { get; init; } = 2.0;

    public int? MaxDelaySeconds { get; init; }

    /// <summary>JitterStrategy FULL: anything between nothing and the computed delay.</summary>
    public bool HasFullJitter { get; init; }

    /// <param name="earlier">How often this retrier has already been used since the state was entered.</param>
    /// <param name="share">At least zero and below one; where in the range the jitter falls.</param>
    public TimeSpan Delay(int earlier, double share)
    {
        // Growing backoff must stay a TimeSpan, and a date, even where nothing else limits it: 31 years.
        var ceiling = MaxDelaySeconds ?? 1_000_000_000;
        var seconds = Math.Min(IntervalSeconds * Math.Pow(BackoffRate, earlier), ceiling);
        return TimeSpan.FromSeconds(HasFullJitter ? seconds * share : seconds);
    }
}

/// <summary>Where a failed state goes once no retry is left, and where the error is put.</summary>
public sealed record Catcher(IReadOnlyList<string> ErrorEquals, string Next)
{
    public JsonPath? ResultPath { get; init; } = JsonPath.Whole;
}
