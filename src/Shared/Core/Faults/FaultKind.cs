namespace PciAutoHeal.Core.Faults;

/// <summary>What can go wrong in a rehearsal; the names are those of a fault file (docs: contracts, Faults).</summary>
public enum FaultKind
{
    Throttled,
    ServerError,
    ConnectionReset,
    SlowAnswer,
    AccessDenied,
    RoleMissing,
    RecorderOff,
    RecorderNarrowed,
    AccountSuspended,
    AccountJoined,
    AccountLeft,
    AccountMoved,
    RegionDisabled,
    PackFailed,
    PackSlow,
    PackStuck,
    AggregateLies,
    StackFailed,
    StackSlow,
    StackSetBusy,
    ForeignWriter,
    RuleRegressed,
    DataMissing,
    DocumentChanged,
    RoleChanged,

    /// <summary>Alarms of CloudWatch ring, those that there are.</summary>
    AlarmRaised,
}
