namespace PciAutoHeal.Aws.Sessions;

/// <summary>How often and how patiently a call is tried again. The default outlasts a throttled minute.</summary>
public sealed record RetryRules
{
    public static RetryRules Default { get; } = new();

    public int Attempts { get; init; } = 8;

    /// <summary>
    /// Of a call that fails without an error code: an emulator breaks over what it does not know, every time.
    /// </summary>
    public int NamelessAttempts { get; init; } = 3;

    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(20);

    public int AttemptsFor(AwsError error) => error.Code == AwsError.Nameless ? NamelessAttempts : Attempts;

    /// <summary>Full jitter: anything between nothing and the exponential bound.</summary>
    /// <param name="failures">How many attempts have failed, 1 for the first.</param>
    /// <param name="share">Between 0 and 1: the jitter.</param>
    public TimeSpan DelayAfter(int failures, double share)
    {
        var bound = FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 30));
        return TimeSpan.FromSeconds(Math.Min(bound, LongestDelay.TotalSeconds) * share);
    }
}
