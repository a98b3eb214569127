namespace PciAutoHeal.Aws.Ledger;

/// <summary>
/// Waits between tries: doubling from 25 ms to 2 s, half of it by chance, so that rivals do not meet again.
/// </summary>
internal sealed class Backoff(TimeProvider clock)
{
    /// <summary>After this many tries it is the flow's turn to wait.</summary>
    public const int Tries = 12;

    private const double FirstMilliseconds = 25;
    private const double LongestMilliseconds = 2000;

    public Task WaitAsync(int attempt, CancellationToken ct)
    {
        var longest = Math.Min(LongestMilliseconds, FirstMilliseconds * Math.Pow(2, attempt));
        var chance = (uint)HashCode.Combine(Environment.ProcessId, Environment.CurrentManagedThreadId, clock.GetTimestamp())
            / (double)uint.MaxValue;
        return Task.Delay(TimeSpan.FromMilliseconds(longest * (1 + chance) / 2), clock, ct);
    }
}
