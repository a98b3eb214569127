using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Stacks;

/// <summary>A stack that its own account made.</summary>
internal sealed class OwnStack(
    string name,
    string id,
    SimulatedCloud cloud,
    SimulatedAccount account,
    Region region,
    IReadOnlyList<string> capabilities,
    IReadOnlyList<(string Key, string Value)> tags) : StackState(cloud.Now)
{
    public override string Name => name;

    public override string Id => id;

    public override Place Place => new(cloud, account, region, this);

    public override PseudoParameters Where => new(account.Id, region, this);

    public override IReadOnlyList<string> Capabilities => capabilities;

    public override IReadOnlyList<(string Key, string Value)> Tags => tags;
}
