using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Ledger.Tests.Engines;

/// <summary>The five ports as one process has them.</summary>
public sealed record LedgerPorts(
    IRolloutLedger Rollouts, ITargetLedger Targets, IArtifactStore Artifacts, ILeases Leases, IOperatorDesk Desk);
