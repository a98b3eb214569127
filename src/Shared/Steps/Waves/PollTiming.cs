namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// When to look again: a quarter of the time already spent, within bounds (reference/physical-limit.md §5.5).
/// </summary>
public static class PollTiming
{
    /// <summary>
    /// How much of a known wait to sleep at once: a two-hundredth, so that the history of an execution stays short, but
    /// within what people accept to wait until they are heard.
    /// </summary>
    public static TimeSpan Piece(TimeSpan left, int accounts, StepLimits limits)
    {
        var longest = (accounts > limits.FullReadingUpTo ? limits.HoldLongestOfMany : limits.HoldLongest).Ticks;
        var piece = Math.Clamp(left.Ticks / 200, longest, Math.Max(longest, TimeSpan.TicksPerHour));
        return TimeSpan.FromTicks(Math.Min(left.Ticks, piece));
    }

    /// <summary>
    /// The first look after a put: when targets usually are done, if that is known; later in a large organization,
    /// where nothing is done sooner and a look is many calls.
    /// </summary>
    public static TimeSpan First(TimeSpan? usual, int accounts, StepLimits limits) => usual is { } known
        ? TimeSpan.FromTicks(Math.Clamp(known.Ticks, limits.PollFirst.Ticks, limits.PollLongest.Ticks))
        : accounts > limits.FullReadingUpTo ? limits.PollFirstOfMany : limits.PollFirst;

    public static TimeSpan Next(TimeSpan elapsed, StepLimits limits)
    {
        var longest = TimeSpan.FromTicks(Math.Clamp(elapsed.Ticks / 6, limits.PollLongest.Ticks, limits.PollRarest.Ticks));
        return TimeSpan.FromTicks(Math.Clamp(elapsed.Ticks / 4, limits.PollFirst.Ticks, longest.Ticks));
    }
}
