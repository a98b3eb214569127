using PciAutoHeal.Steps.Drift;
using PciAutoHeal.Steps.Foundations;
using PciAutoHeal.Steps.Planning;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Cdk.Permissions;

/// <summary>Steps that have a port and do less with it than it can: they are granted less.</summary>
public static class StepReach
{
    private static readonly Dictionary<(string Step, Type Port), PortUse> Less = new()
    {
        [(nameof(PlanWaves), typeof(IPackDeployer))] = PortUse.Looks,
        [(nameof(CheckDrift), typeof(IPackDeployer))] = PortUse.Looks,
        [(nameof(CheckDrift), typeof(ITargetedPacks))] = PortUse.Looks,
        [(nameof(CheckDrift), typeof(IFoundationDeployer))] = PortUse.Looks,
        [(nameof(CheckFoundation), typeof(IFoundationDeployer))] = PortUse.Looks,
    };

    public static PortUse Of(string step, Type port) => Less.GetValueOrDefault((step, port), PortUse.Changes);
}
