namespace PciAutoHeal.Simulation.Services.CloudFormation.Stacks;

/// <summary>A stack that its own account made.</summary>
internal sealed class OwnStack(string name, string id, DateTimeOffset createdAt) : StackState(createdAt)
{
    public override string Name => name;

    public override string Id => id;
}
