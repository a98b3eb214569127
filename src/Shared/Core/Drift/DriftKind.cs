using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Drift;

/// <summary>How an account and region can differ from what was rolled out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DriftKind>))]
public enum DriftKind
{
    RecorderStopped,
    RecorderMissing,
    RecorderNarrowed,
    PackMissing,
    PackFailed,
    PackOutdated,
    PackForeign,
    RuleMissing,
    RemediationMissing,
    RemediationException,
    DocumentMissing,
    DocumentChanged,
    RoleMissing,
    RoleChanged,
    AccountJoined,
    AccountLeft,
    AccountMoved,
    AccountSuspended,
    RegionEnabled,

    /// <summary>Could not be read; never counted as in order.</summary>
    Unreadable,
}
