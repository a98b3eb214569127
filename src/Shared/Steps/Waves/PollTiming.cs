namespace PciAutoHeal.Steps.Waves;

/// <summary>When to look again: a quarter of the time already spent, within bounds (reference/physical-limit.md §5.5).</summary>
public static class PollTiming
{
    public static TimeSpan Next(TimeSpan elapsed, StepLimits limits)
    {
        var longest = TimeSpan.FromTicks(Math.Max(limits.PollLongest.Ticks, elapsed.Ticks / 10));
        return TimeSpan.FromTicks(Math.Clamp(elapsed.Ticks / 4, limits.PollFirst.Ticks, longest.Ticks));
    }
}
