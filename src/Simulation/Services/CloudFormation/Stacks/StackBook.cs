using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Stacks;

/// <summary>
/// The stacks of one account, all regions: a handful in each, so that their names are compared, not kept.
/// </summary>
internal sealed class StackBook
{
    private readonly List<(Region Region, StackState Stack)> stacks = [];

    public static StackBook Of(SimulatedAccount account) => account.Global<StackBook>();

    /// <summary>A stack by name or by id; one that is deleted only by its id.</summary>
    public StackState? Find(Region region, string nameOrId)
    {
        var name = NameOf(nameOrId);
        return Here(region).FirstOrDefault(stack => stack.Name == name) is { } stack
            && (stack.Id == nameOrId || (stack.Name == nameOrId && !stack.IsGone)) ? stack : null;
    }

    public IEnumerable<StackState> In(Region region) => Here(region).OrderBy(s => s.Name, StringComparer.Ordinal);

    public void Add(Region region, StackState stack) => stacks.Add((region, stack));

    public void Remove(Region region, StackState stack) => stacks.Remove((region, stack));

    private IEnumerable<StackState> Here(Region region) =>
        stacks.Where(one => one.Region == region).Select(one => one.Stack);

    private static string NameOf(string nameOrId) =>
        nameOrId.StartsWith("arn:", StringComparison.Ordinal)
            && nameOrId.Split('/') is [_, var name, ..] ? name : nameOrId;
}
