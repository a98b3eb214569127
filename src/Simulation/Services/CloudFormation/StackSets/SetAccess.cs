using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>
/// Whose stack sets a call is about. A delegated administrator's live in the management account and are seen only
/// with CallAs=DELEGATED_ADMIN (aws-limits §4).
/// </summary>
internal static class SetAccess
{
    private const string Principal = "member.org.stacksets.cloudformation.amazonaws.com";

    public static SimulatedAccount Owner(ApiCall call)
    {
        var organization = call.Cloud.Organization;
        switch (call.Text("CallAs"))
        {
            case null or "" or "SELF":
                return call.Account;
            case "DELEGATED_ADMIN" when organization.Delegations.Has(call.Caller.Account, Principal):
                return organization.Management;
            case "DELEGATED_ADMIN":
                throw CloudFormationErrors.Validation("Account used is not a delegated administrator");
            case var other:
                throw CloudFormationErrors.Validation(
                    $"1 validation error detected: Value '{other}' at 'callAs' failed to satisfy constraint: Member must "
                    + "satisfy enum value set: [SELF, DELEGATED_ADMIN]");
        }
    }

    public static StackSets Sets(ApiCall call) => StackSets.Of(Owner(call));

    public static StackSet Named(ApiCall call)
    {
        var name = call.Text("StackSetName") ?? throw CloudFormationErrors.Validation("StackSetName is required");
        var set = Sets(call).Find(call.InRegion, name) ?? throw CloudFormationErrors.NoSet(name);
        return call.Text("CallAs") == "DELEGATED_ADMIN"
            && !set.IsServiceManaged ? throw CloudFormationErrors.NoSet(name) : set;
    }

    public static StackSetOperation Operation(ApiCall call, StackSet set)
    {
        var id = call.Text("OperationId") ?? throw CloudFormationErrors.Validation("OperationId is required");
        return set.FindOperation(id) ?? throw CloudFormationErrors.NoOperation(id);
    }

    /// <summary>The id of a new operation, if one may be started now.</summary>
    public static string NewOperation(ApiCall call, StackSet set)
    {
        var given = call.Text("OperationId");
        if (!string.IsNullOrEmpty(given) && set.FindOperation(given) is not null)
            throw CloudFormationErrors.OperationExists(given);
        var settings = call.Cloud.Settings.Of<CloudFormationSettings>();
        var isBusy = set.Running.Any() && (!set.IsManaged || set.Running.Count() >= settings.MostQueuedOperations);
        if (isBusy || call.Cloud.Faults.Strikes(FaultKind.StackSetBusy, call.Caller.Account, call.InRegion,
            call.Cloud.Now, set.Name))
            throw CloudFormationErrors.InProgress(set.Name);
        return string.IsNullOrEmpty(given) ? NextId(call.Cloud, set) : given;
    }

    public static string NextId(SimulatedCloud cloud, StackSet set) =>
        Ids.Uuid(cloud, "operation", set.Id, set.Operations.Count.ToString("D", null));
}
