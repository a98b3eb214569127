using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>What a deployed pack may do beyond evaluating. The default changes nothing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RemediationMode>))]
public enum RemediationMode
{
    /// <summary>Rules evaluate; nothing is started.</summary>
    [JsonStringEnumMemberName("detect")]
    Detect,

    /// <summary>Documents run, read and say what they would do.</summary>
    [JsonStringEnumMemberName("dry-run")]
    DryRun,

    /// <summary>Documents heal.</summary>
    [JsonStringEnumMemberName("heal")]
    Heal,
}
