using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>Where a target stands. <see cref="Deployed"/> is said only of what a detailed status confirmed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TargetState>))]
public enum TargetState
{
    Pending,
    Deploying,
    Deployed,
    Failed,

    /// <summary>No progress for longer than the gate waits, or settled without anything that confirms it.</summary>
    Stuck,
    Excluded,
    Skipped,
    Contained,
    RolledBack,

    /// <summary>The account left, or was suspended or closed, during the rollout.</summary>
    Gone,
}
