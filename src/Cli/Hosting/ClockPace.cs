using PciAutoHeal.Simulation;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>
/// How fast a rollout's clock runs, and since when: a process that goes on later finds the same time again.
/// </summary>
/// <param name="Scale">1 is real time.</param>
/// <param name="Anchor">The real moment at which both clocks showed the same.</param>
internal sealed record ClockPace(double Scale, DateTimeOffset Anchor)
{
    public TimeProvider On(TimeProvider real) => Scale > 1 ? new ScaledTimeProvider(Scale, real, Anchor) : real;
}
