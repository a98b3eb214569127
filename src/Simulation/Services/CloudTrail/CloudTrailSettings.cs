namespace PciAutoHeal.Simulation.Services.CloudTrail;

/// <summary>How CloudTrail behaves; defaults with their sources in FACTS.md.</summary>
public sealed record CloudTrailSettings
{
    /// <summary>Requests of LookupEvents that an account may make in a region.</summary>
    public double LookupsPerSecond { get; init; } = 2;

    /// <summary>How long events can be looked up.</summary>
    public TimeSpan Keeps { get; init; } = TimeSpan.FromDays(90);

    /// <summary>
    /// How long after a call its event can be found. AWS says about five minutes on average; none here, so that a
    /// rehearsal shows what a report says once the history has caught up.
    /// </summary>
    public TimeSpan Delay { get; init; }
}
