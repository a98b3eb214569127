using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// AWS refuses a put while it works on the pack; a pack that hangs there would be waited for without end.
/// </summary>
public static class Patience
{
    /// <summary>How long to wait before asking again.</summary>
    /// <param name="events">The rollout's; the last one is the last thing that moved.</param>
    /// <param name="busy">What AWS works on.</param>
    /// <exception cref="TerminalException">It has taken too long; a person must look.</exception>
    public static TimeSpan WaitFor(
        IReadOnlyList<RolloutEvent> events, IReadOnlyList<string> busy, StepLimits limits, DateTimeOffset now)
    {
        var waited = events.Count == 0 ? TimeSpan.Zero : now - events[^1].At;
        return waited < limits.BusyLongest
            ? PollTiming.Next(waited, limits)
            : throw new TerminalException(
                "PackBusy",
                $"AWS has been busy with {string.Join(", ", busy)} for {waited.TotalHours:0.#} hours and takes no change; " +
                "look what hangs there, then resume.");
    }
}
