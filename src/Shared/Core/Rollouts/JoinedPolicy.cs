using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>
/// What becomes of accounts that come into the scope while a rollout runs. The default touches nobody unplanned.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<JoinedPolicy>))]
public enum JoinedPolicy
{
    /// <summary>They are held out until somebody enrolls them.</summary>
    [JsonStringEnumMemberName("hold")]
    Hold,

    /// <summary>They enter the wave that opens next, under its limits and its gate.</summary>
    [JsonStringEnumMemberName("fast-track")]
    FastTrack,

    /// <summary>
    /// Organization packs reach them at once, and no gate counts them; other deliveries take them as fast-track.
    /// </summary>
    [JsonStringEnumMemberName("admit")]
    Admit,
}
