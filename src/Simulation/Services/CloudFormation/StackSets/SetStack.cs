using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;
using PciAutoHeal.Simulation.Services.CloudFormation.Stacks;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>The stack of a stack set in one account and region.</summary>
internal sealed class SetStack(SimulatedCloud cloud, StackSet set, StackInstance instance) : StackState(cloud.Now)
{
    private string Account => instance.Account.Id.Value;

    public override string Name => $"StackSet-{set.Name}-{Ids.Uuid(cloud, set.Id, Account, instance.Region.Value)}";

    public override string Id =>
        $"arn:{instance.Region.Partition}:cloudformation:{instance.Region}:{Account}:stack/{Name}/"
        + Ids.Uuid(cloud, "stack", set.Id, Account, instance.Region.Value);

    public override string StackSetId => set.Id;

    public override Place Place => new(cloud, instance.Account, instance.Region, this);

    public override PseudoParameters Where => new(instance.Account.Id, instance.Region, this);

    public override IReadOnlyList<string> Capabilities => set.Capabilities;

    /// <summary>A set's tags go to its stacks.</summary>
    public override IReadOnlyList<(string Key, string Value)> Tags =>
        [.. set.Tags.Select(tag => (Json.Plain(Json.At(tag, "Key")), Json.Plain(Json.At(tag, "Value"))))];
}
