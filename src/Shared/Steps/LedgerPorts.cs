using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps;

/// <summary>Where a rollout's state is kept.</summary>
public sealed record LedgerPorts(
    IRolloutLedger Rollouts, ITargetLedger Targets, IArtifactStore Artifacts, ILeases Leases, IOperatorDesk Desk);
