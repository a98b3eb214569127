using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Waves;

/// <summary>Counts how often a wave was taken up again, from what is on record: the same after any crash.</summary>
public static class Attempts
{
    /// <summary>
    /// One more for every stop of the wave that a person has answered with going on, and for every retry of it.
    /// </summary>
    public static int Of(IEnumerable<RolloutEvent> events, int wave)
    {
        var attempts = 0;
        var started = false;
        var stopped = false;
        foreach (var e in events)
        {
            switch (e.Kind)
            {
                case RolloutEventKind.WaveStarted when e.Wave == wave:
                    started = true;
                    break;
                case RolloutEventKind.GateHalted or RolloutEventKind.GatePaused or RolloutEventKind.RolloutPaused
                    or RolloutEventKind.RolloutContained or RolloutEventKind.WaveRolledBack when e.Wave == wave:
                    stopped = true;
                    break;
                case RolloutEventKind.WayBackBegun when started:
                    stopped = true;
                    break;
                case RolloutEventKind.RetryBegun when e.Wave == wave:
                case RolloutEventKind.RolloutResumed when stopped:
                    attempts++;
                    stopped = false;
                    break;
                default:
                    break;
            }
        }

        return attempts;
    }
}
