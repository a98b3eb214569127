using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>
/// Sets with automatic deployment follow the organization: an account that comes into a targeted unit gets the
/// stacks, one that goes loses them. Operation preferences are not applied (peers P8).
/// </summary>
internal static class AutoDeploymentWorld
{
    private static readonly OperationPreferences AllAtOnce = new(true, [], null, 100, null, 100, IsSoft: true);

    public static void Follow(WorldEvent happened, SimulatedCloud cloud)
    {
        if (happened.Account is not { } id || cloud.Organization.Find(id) is not { } account) return;
        if (happened.Kind is not (WorldEventKind.AccountJoined or WorldEventKind.AccountMoved or WorldEventKind.AccountLeft)) return;
        foreach (var set in StackSets.Of(cloud.Organization.Management).All.ToList())
        {
            if (set is { IsServiceManaged: true, AutoDeployment.Enabled: true }) Follow(cloud, set, account);
        }
    }

    private static void Follow(SimulatedCloud cloud, StackSet set, SimulatedAccount account)
    {
        var wanted = Wanted(cloud, set, account);
        var gone = set.Instances
            .Where(instance => instance.Account == account && !wanted.ContainsKey(instance.Region)).ToList();
        var added = wanted.Where(target => set.Find(account.Id, target.Key) is null)
            .Select(target => InstanceWrites.Instance(set, account, target.Key, target.Value)).ToList();
        if (added.Count > 0) Submit(cloud, set, OperationAction.Create, added);
        if (gone.Count == 0) return;
        if (account.IsMember)
        {
            Submit(cloud, set, OperationAction.Delete, gone);
        }
        else
        {
            foreach (var instance in gone) Drop(set, instance);
        }
    }

    /// <summary>An account that has left is out of reach: its stacks go with the leaving, or stay there.</summary>
    private static void Drop(StackSet set, StackInstance instance)
    {
        if (!set.AutoDeployment.Retain) InstanceStacks.Delete(instance);
        set.Remove(instance);
    }

    private static Dictionary<Region, string> Wanted(SimulatedCloud cloud, StackSet set, SimulatedAccount account)
    {
        var wanted = new Dictionary<Region, string>();
        if (account == cloud.Organization.Management) return wanted;
        for (var unit = account.Unit; unit is not null; unit = unit.Parent)
        {
            if (!set.Units.TryGetValue(unit.Id, out var regions)) continue;
            foreach (var region in regions) wanted.TryAdd(region, unit.Id);
        }

        return wanted;
    }

    private static void Submit(SimulatedCloud cloud, StackSet set, OperationAction action,
        List<StackInstance> instances) =>
        OperationQueue.Submit(cloud, set, new(SetAccess.NextId(cloud, set), action, AllAtOnce, cloud.Now)
        {
            RetainStacks = set.AutoDeployment.Retain,
            Runs = [.. instances.Select(instance => new InstanceRun(instance))],
        });
}
