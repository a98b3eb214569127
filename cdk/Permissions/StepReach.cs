using PciAutoHeal.Steps.Closing;
using PciAutoHeal.Steps.Discovery;
using PciAutoHeal.Steps.Drift;
using PciAutoHeal.Steps.Foundations;
using PciAutoHeal.Steps.Planning;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Cdk.Permissions;

/// <summary>Steps that have a port and do less with it than it can: they are granted less.</summary>
public static class StepReach
{
    private const PortUse Putting = PortUse.Looks | PortUse.Puts;
    private const PortUse TakingOut = PortUse.Looks | PortUse.Deletes;

    private static readonly Dictionary<(string Step, Type Port), PortUse> Less = new()
    {
        [(nameof(PlanWaves), typeof(IPackDeployer))] = PortUse.Looks,
        [(nameof(DeployFoundation), typeof(IFoundationDeployer))] = Putting,
        [(nameof(CheckFoundation), typeof(IFoundationDeployer))] = PortUse.Follows,
        [(nameof(PutPacks), typeof(IPackDeployer))] = Putting,
        [(nameof(PutPacks), typeof(ITargetedPacks))] = Putting,
        [(nameof(DiscoverOrganization), typeof(IOrganizationReader))] = PortUse.Looks,
        [(nameof(OpenWave), typeof(IOrganizationReader))] = PortUse.Looks,
        [(nameof(OpenWave), typeof(ITargetInspector))] = PortUse.Follows,
        [(nameof(CheckDrift), typeof(IOrganizationReader))] = PortUse.Looks,
        [(nameof(PollWave), typeof(IOrganizationReader))] = PortUse.Follows,
        [(nameof(PollWave), typeof(IPackDeployer))] = PortUse.Looks | PortUse.Follows,
        [(nameof(PollWave), typeof(ITargetedPacks))] = PortUse.Looks,
        [(nameof(ContainWave), typeof(IPackDeployer))] = Putting,
        [(nameof(ContainWave), typeof(ITargetedPacks))] = Putting,
        [(nameof(ContainRollout), typeof(IPackDeployer))] = Putting,
        [(nameof(ContainRollout), typeof(ITargetedPacks))] = Putting,
        [(nameof(RollBackWave), typeof(IOrganizationReader))] = PortUse.Follows,
        [(nameof(EvictTargets), typeof(IOrganizationReader))] = PortUse.Follows,
        [(nameof(RollBackRollout), typeof(IOrganizationReader))] = PortUse.Follows,
        [(nameof(RollBackWave), typeof(IPackDeployer))] = Putting | PortUse.Deletes,
        [(nameof(RollBackWave), typeof(ITargetedPacks))] = TakingOut,
        [(nameof(RollBackWave), typeof(IBrakes))] = PortUse.None,
        [(nameof(EvictTargets), typeof(IBrakes))] = PortUse.None,
        [(nameof(EvictTargets), typeof(IPackDeployer))] = Putting | PortUse.Deletes,
        [(nameof(EvictTargets), typeof(ITargetedPacks))] = TakingOut,
        [(nameof(CheckDrift), typeof(IPackDeployer))] = PortUse.Looks | PortUse.Follows,
        [(nameof(CheckDrift), typeof(ITargetedPacks))] = PortUse.Looks,
        [(nameof(CheckDrift), typeof(IFoundationDeployer))] = PortUse.Compares,
        [(nameof(RetirePacks), typeof(IBrakes))] = PortUse.None,
        [(nameof(RetirePacks), typeof(IPackDeployer))] = TakingOut | PortUse.Follows,
        [(nameof(RetirePacks), typeof(ITargetedPacks))] = TakingOut,
    };

    public static PortUse Of(string step, Type port) => Less.GetValueOrDefault((step, port), PortUse.Everything);
}
