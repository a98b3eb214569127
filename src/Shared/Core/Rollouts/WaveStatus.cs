using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>Where a wave stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WaveStatus>))]
public enum WaveStatus
{
    Pending,
    Deploying,
    Baking,
    Promoted,
    Paused,
    Halted,
    Contained,
    RolledBack,
}
