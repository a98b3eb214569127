using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation;

/// <summary>What happened in the simulated world by itself, not by a call.</summary>
public sealed record WorldEvent(
    DateTimeOffset At,
    WorldEventKind Kind,
    AccountId? Account = null,
    Region? Region = null,
    string Detail = "",
    Fault? Fault = null);

/// <summary>The names are those of a rehearsal's timeline.</summary>
public enum WorldEventKind
{
    FaultInjected,
    FaultCleared,
    AccountJoined,
    AccountLeft,
    AccountMoved,
    AccountSuspended,
    AccountReinstated,
}
