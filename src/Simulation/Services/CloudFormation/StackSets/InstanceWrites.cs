using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>The operations that work on instances; each answers with the id of what it has started.</summary>
internal static class InstanceWrites
{
    public static JsonObject Create(ApiCall call)
    {
        var set = SetAccess.Named(call);
        var id = SetAccess.NewOperation(call, set);
        var preferences = Preferences(call);
        var overrides = Overrides(call, set);
        var regions = Targeting.Regions(call);
        var targets = Targeting.Accounts(call, set, isCreate: true);
        DemandRoom(call, set, targets, regions);
        if (set.IsServiceManaged) Remember(call, set, regions);
        var instances = from target in targets
                        from region in regions
                        select Instance(set, target.Account, region, target.Unit);
        return Start(call, set, new(id, OperationAction.Create, preferences, call.Cloud.Now)
        {
            Targets = call.Input.Object("DeploymentTargets")?.ToJsonString(),
            Overrides = overrides ?? new Dictionary<string, string>(),
            Runs = [.. instances.Select(instance => new InstanceRun(instance))],
        });
    }

    public static JsonObject Update(ApiCall call)
    {
        var set = SetAccess.Named(call);
        var id = SetAccess.NewOperation(call, set);
        return Start(call, set, new(id, OperationAction.Update, Preferences(call), call.Cloud.Now)
        {
            Targets = call.Input.Object("DeploymentTargets")?.ToJsonString(),
            Overrides = Overrides(call, set),
            Runs = [.. Existing(call, set, mustExist: true).Select(instance => new InstanceRun(instance))],
        });
    }

    public static JsonObject UpdateSet(ApiCall call)
    {
        var set = SetAccess.Named(call);
        var id = SetAccess.NewOperation(call, set);
        var preferences = Preferences(call);
        var isTargeted = Targeting.AreGiven(call);
        if (isTargeted && call.Input.Object("AutoDeployment") is not null)
            throw CloudFormationErrors.Validation("AutoDeployment and deployment targets cannot be changed in one operation");
        var instances = isTargeted ? Existing(call, set, mustExist: true) : set.Instances;
        SetWrites.Change(call, set);
        return Start(call, set, new(id, OperationAction.Update, preferences, call.Cloud.Now)
        {
            Targets = call.Input.Object("DeploymentTargets")?.ToJsonString(),
            Runs = [.. instances.Select(instance => new InstanceRun(instance))],
        });
    }

    public static JsonObject Delete(ApiCall call)
    {
        var set = SetAccess.Named(call);
        var id = SetAccess.NewOperation(call, set);
        var retain = call.Flag("RetainStacks") ?? throw CloudFormationErrors.Validation("RetainStacks is required");
        var preferences = Preferences(call);
        var instances = Existing(call, set, mustExist: false);
        if (set.IsServiceManaged) Forget(call, set);
        return Start(call, set, new(id, OperationAction.Delete, preferences, call.Cloud.Now)
        {
            Targets = call.Input.Object("DeploymentTargets")?.ToJsonString(),
            RetainStacks = retain,
            Runs = [.. instances.Select(instance => new InstanceRun(instance))],
        });
    }

    public static JsonObject DetectDrift(ApiCall call)
    {
        var set = SetAccess.Named(call);
        if (set.Running.Any(one => one.Action == OperationAction.DetectDrift))
            throw CloudFormationErrors.InProgress(set.Name);
        var id = SetAccess.NewOperation(call, set);
        return Start(call, set, new(id, OperationAction.DetectDrift, Preferences(call), call.Cloud.Now)
        {
            Runs = [.. set.Instances.Where(instance => instance.Deployed is not null)
                .Select(instance => new InstanceRun(instance))],
        });
    }

    public static JsonObject Stop(ApiCall call)
    {
        var set = SetAccess.Named(call);
        var operation = SetAccess.Operation(call, set);
        if (operation.IsOver || operation.Status == "STOPPING")
            throw CloudFormationErrors.Invalid($"Operation {operation.Id} is not running");
        if (operation.Run is { } run)
            run.Stop();
        else
            End(operation, call.Cloud.Now);
        return [];
    }

    private static void End(StackSetOperation operation, DateTimeOffset now)
    {
        (operation.Status, operation.EndedAt) = ("STOPPED", now);
        operation.Close();
    }

    /// <summary>
    /// The instance, added to the set where it has none; a second one in the same place there never is.
    /// </summary>
    public static StackInstance Instance(StackSet set, SimulatedAccount account, Region region, string? unit)
    {
        if (set.Find(account.Id, region) is { } found) return found;
        var instance = new StackInstance(account, region, unit);
        set.Add(instance);
        return instance;
    }

    private static JsonObject Start(ApiCall call, StackSet set, StackSetOperation operation)
    {
        OperationQueue.Submit(call.Cloud, set, operation);
        return new() { ["OperationId"] = operation.Id };
    }

    private static OperationPreferences Preferences(ApiCall call) =>
        OperationPreferences.Read(call.Input.Object("OperationPreferences"));

    private static List<StackInstance> Existing(ApiCall call, StackSet set, bool mustExist)
    {
        var accounts = Targeting.Accounts(call, set, isCreate: false);
        var regions = call.List("Regions").Count > 0 ? Targeting.Regions(call)
            : [.. set.Instances.Select(i => i.Region).Distinct()];
        var found = (from target in accounts
                     from region in regions
                     let instance = set.Find(target.Account.Id, region)
                     where instance is not null
                     select instance).ToList();
        return found.Count == 0 && mustExist && accounts.Count > 0 && regions.Count > 0
            ? throw CloudFormationErrors.NoInstance(set.Name, accounts[0].Account.Id.Value, regions[0].Value)
            : found;
    }

    private static Dictionary<string, string>? Overrides(ApiCall call, StackSet set)
    {
        if (call.List("ParameterOverrides").Count == 0) return null;
        var overrides = TemplateInput.Parameters(call, "ParameterOverrides", set.Given);
        var unknown = overrides.Keys.FirstOrDefault(name => !set.Renderer.Template.Parameters.ContainsKey(name));
        return unknown is null ? overrides
            : throw CloudFormationErrors.Validation($"Parameters: [{unknown}] do not exist in the template");
    }

    private static void DemandRoom(
        ApiCall call, StackSet set, IReadOnlyList<(SimulatedAccount Account, string? Unit)> targets,
        IReadOnlyList<Region> regions)
    {
        var most = call.Cloud.Settings.Of<CloudFormationSettings>().MostInstancesPerSet;
        var added = targets.Sum(target => regions.Count(region => set.Find(target.Account.Id, region) is null));
        if (set.Instances.Count + added > most)
            throw CloudFormationErrors.Limit($"Stack instance limit of {most} per StackSet exceeded");
    }

    private static void Remember(ApiCall call, StackSet set, IReadOnlyList<Region> regions)
    {
        foreach (var unit in call.Input.Object("DeploymentTargets")!.Texts("OrganizationalUnitIds"))
        {
            if (!set.Units.TryGetValue(unit, out var known)) set.Units[unit] = known = [];
            known.UnionWith(regions);
        }
    }

    private static void Forget(ApiCall call, StackSet set)
    {
        var targets = call.Input.Object("DeploymentTargets")!;
        if (targets.Texts("Accounts").Count > 0 || targets.Text("AccountsUrl") is { Length: > 0 }) return;
        foreach (var unit in targets.Texts("OrganizationalUnitIds"))
        {
            if (!set.Units.TryGetValue(unit, out var known)) continue;
            known.ExceptWith(Targeting.Regions(call));
            if (known.Count == 0) set.Units.Remove(unit);
        }
    }
}
