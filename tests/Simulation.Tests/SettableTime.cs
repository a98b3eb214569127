namespace PciAutoHeal.Simulation.Tests;

/// <summary>A clock that stands still until it is told otherwise.</summary>
public sealed class SettableTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
