using PciAutoHeal.Core.Healing;

namespace PciAutoHeal.Core.Gates;

/// <summary>What was seen of a wave at one moment.</summary>
/// <param name="Targets">Targets of the wave that are still there; departed ones do not count.</param>
/// <param name="InProgress">Not settled yet.</param>
/// <param name="Failed">Failed or stuck.</param>
/// <param name="Unconfirmed">Settled, but no detailed status says how.</param>
/// <param name="Regressions">Rules compliant before the wave and not after it.</param>
/// <param name="WithoutCompliance">Deployed targets of which the compliance could not be read.</param>
/// <param name="LastSettledAt">When the last target was done.</param>
public sealed record WaveObservation(
    int Targets,
    int InProgress,
    int Failed,
    int Unconfirmed,
    int Regressions,
    int WithoutCompliance,
    DateTimeOffset LastSettledAt)
{
    /// <summary>Whether compliance may still appear; false where no aggregator could ever bring it.</summary>
    public bool CanHaveCompliance { get; init; } = true;

    /// <summary>What was healed so far, where that is capped.</summary>
    public ChangesSeen Changes { get; init; } = ChangesSeen.None;

    /// <summary>What the alarms say, where the spec names some.</summary>
    public AlarmsSeen Alarms { get; init; } = AlarmsSeen.None;

    /// <summary>The first failure in AWS's own words, for the reason.</summary>
    public string? Example { get; init; }

    /// <summary>The first target of which too little is known, for the reason.</summary>
    public string? Silent { get; init; }
}
