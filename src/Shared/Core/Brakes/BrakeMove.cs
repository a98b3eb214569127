using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Brakes;

/// <summary>What is to become of a brake, by how it stands. Repeating a move changes nothing.</summary>
/// <param name="To">The value it shall have.</param>
public sealed record BrakeMove(string To)
{
    /// <summary>The only value that is moved from; null for any.</summary>
    public string? From { get; init; }

    /// <summary>By a person, whoever has thrown it before: what a rollout threw becomes the person's.</summary>
    public static BrakeMove Throw { get; } = new(Brake.On);

    /// <summary>By a person, whoever has thrown it.</summary>
    public static BrakeMove Release { get; } = new(Brake.Off);

    /// <summary>By a containment: what a person or another rollout has thrown stays theirs.</summary>
    public static BrakeMove Contain(RolloutId rollout) => new(Brake.ContainedBy(rollout)) { From = Brake.Off };

    /// <summary>By a contained rollout that goes on: only what it threw itself.</summary>
    public static BrakeMove Resume(RolloutId rollout) => new(Brake.Off) { From = Brake.ContainedBy(rollout) };

    /// <summary>The value to write; null when it stays as it is.</summary>
    public string? After(string? current)
    {
        var stands = current ?? Brake.Off;
        return stands != To && (From is null || From == stands) ? To : null;
    }
}
