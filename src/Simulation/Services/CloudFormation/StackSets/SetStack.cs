using PciAutoHeal.Simulation.Services.CloudFormation.Stacks;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>
/// The stack of a stack set in one account and region. There may be half a million: names are worked out when asked for.
/// </summary>
internal sealed class SetStack(SimulatedCloud cloud, StackSet set, StackInstance instance) : StackState(cloud.Now)
{
    private string Account => instance.Account.Id.Value;

    public override string Name => $"StackSet-{set.Name}-{Ids.Uuid(cloud, set.Id, Account, instance.Region.Value)}";

    public override string Id =>
        $"arn:{instance.Region.Partition}:cloudformation:{instance.Region}:{Account}:stack/{Name}/"
        + Ids.Uuid(cloud, "stack", set.Id, Account, instance.Region.Value);

    public override string StackSetId => set.Id;
}
