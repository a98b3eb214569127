using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.WaysBack;

/// <param name="Kind">
/// <c>Ended</c>, <c>Stopped</c> when a person decides how to go on, <c>Busy</c> while AWS works on an earlier change,
/// or the wish <c>Pause</c> or <c>Abort</c>.
/// </param>
public sealed record WayBackGone(string Kind, int WaitSeconds = 0)
{
    /// <summary>The way back is behind us; whether the rollout has ended with it is on record.</summary>
    public static WayBackGone Arrived(RolloutState state) => new(state.HasEnded ? "Ended" : "Stopped");

    public static WayBackGone Busy(TimeSpan wait) => new("Busy", (int)wait.TotalSeconds);
}
