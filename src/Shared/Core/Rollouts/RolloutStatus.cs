using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>Where a rollout stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RolloutStatus>))]
public enum RolloutStatus
{
    Planned,
    Running,
    Paused,
    Halted,
    Contained,
    RolledBack,
    Aborted,
    Completed,
}
