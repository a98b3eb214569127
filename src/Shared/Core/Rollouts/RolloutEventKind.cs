using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>What can happen to a rollout, in the words of its timeline.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RolloutEventKind>))]
public enum RolloutEventKind
{
    RolloutPlanned,
    WaveStarted,
    PackPut,
    TargetFailed,
    TargetStuck,
    PacksRetired,
    WaveDeployed,
    BakeStarted,
    GatePassed,
    GateHalted,
    GatePaused,
    WaveFrozen,
    ApprovalRequested,
    ApprovalSigned,
    ApprovalGiven,
    RolloutPaused,
    RolloutResumed,
    WayBackBegun,
    BrakeThrown,
    BrakeReleased,
    RolloutContained,
    WaveRolledBack,
    RolloutRolledBack,
    VersionRestored,
    TargetsEvicted,
    RetryBegun,
    RolloutAborted,
    RolloutRefused,
    RolloutCompleted,
    DriftChecked,

    /// <summary>Somebody could not be told; the rollout goes on.</summary>
    NotificationFailed,
    AccountJoined,
    AccountLeft,
    AccountMoved,
    AccountSuspended,

    /// <summary>A region that an account had not enabled when the plan was made.</summary>
    RegionEnabled,
    FaultInjected,
    FaultCleared,
}
