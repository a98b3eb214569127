using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>What is to be read about stack instances.</summary>
internal static class InstanceReads
{
    private static readonly string[] Filters = ["DETAILED_STATUS", "LAST_OPERATION_ID", "DRIFT_STATUS"];

    public static JsonObject List(ApiCall call)
    {
        var set = SetAccess.Named(call);
        var (account, region) = (call.Text("StackInstanceAccount"), call.Text("StackInstanceRegion"));
        var filters = call.Objects("Filters")
            .Select(one => (Name: one.Text("Name") ?? "", Value: one.Text("Values") ?? "")).ToList();
        if (filters.FirstOrDefault(filter => !Filters.Contains(filter.Name)).Name is { } wrong)
            throw CloudFormationErrors.Validation($"Filter {wrong} is not one of {string.Join(", ", Filters)}");
        var isAll = account is null && region is null && filters.Count == 0;
        IReadOnlyList<StackInstance> rows = isAll ? set.Instances
            : [.. set.Instances.Where(instance => (account is null || instance.Account.Id.Value == account)
                && (region is null || instance.Region.Value == region)
                && filters.TrueForAll(filter => Value(instance, filter.Name) == filter.Value))];
        return Shapes.Page(call, "Summaries", rows, instance => Shape(set, instance));
    }

    public static JsonObject Describe(ApiCall call)
    {
        var set = SetAccess.Named(call);
        var instance = Named(call, set);
        var shape = Shape(set, instance);
        shape["ParameterOverrides"] = TemplateInput.Shape(instance.Overrides ?? new Dictionary<string, string>());
        return new() { ["StackInstance"] = shape };
    }

    public static JsonObject ResourceDrifts(ApiCall call)
    {
        var set = SetAccess.Named(call);
        var instance = Named(call, set);
        var operation = SetAccess.Operation(call, set);
        if (operation.Action != OperationAction.DetectDrift)
            throw CloudFormationErrors.Validation($"Operation {operation.Id} is not a drift detection");
        var wanted = call.Texts("StackInstanceResourceDriftStatuses");
        var rows = Rows(instance, operation).Where(row => wanted.Count == 0 || wanted.Contains(row.Status)).ToList();
        return Shapes.Page(call, "Summaries", rows, row => new JsonObject
        {
            ["StackId"] = instance.Stack?.Id,
            ["LogicalResourceId"] = row.Resource.LogicalId,
            ["PhysicalResourceId"] = row.Resource.PhysicalId,
            ["ResourceType"] = row.Resource.Type,
            ["PropertyDifferences"] = new JsonArray([.. row.Found.Select(Difference)]),
            ["StackResourceDriftStatus"] = row.Status,
            ["Timestamp"] = Instant.Of(instance.Drift?.At ?? operation.CreatedAt),
        });
    }

    private static IEnumerable<(StackResource Resource, string Status, IReadOnlyList<Difference> Found)> Rows(
        StackInstance instance, StackSetOperation operation)
    {
        if (instance.Drift is not { } drift || drift.Operation != operation.Id
            || instance.Stack is not { } stack) yield break;
        var resources = stack.Rendering.Resources;
        var drifted = drift.Rows.ToDictionary(row => row.Resource.LogicalId);
        foreach (var resource in resources)
        {
            yield return !drifted.TryGetValue(resource.LogicalId, out var row) ? (resource, "IN_SYNC", [])
                : row.Found is { } found ? (resource, "MODIFIED", found)
                : (resource, "DELETED", []);
        }
    }

    private static JsonObject Difference(Difference found) => new()
    {
        ["PropertyPath"] = found.Path,
        ["ExpectedValue"] = found.Expected,
        ["ActualValue"] = found.Actual,
        ["DifferenceType"] = found.Kind,
    };

    private static StackInstance Named(ApiCall call, StackSet set)
    {
        var (account, region) = (call.Text("StackInstanceAccount") ?? "", call.Text("StackInstanceRegion") ?? "");
        return AccountId.TryParse(account, out var id) && Region.TryParse(region, out var where)
            && set.Find(id, where) is { } found
            ? found
            : throw CloudFormationErrors.NoInstance(set.Name, account, region);
    }

    private static string? Value(StackInstance instance, string filter) => filter switch
    {
        "DETAILED_STATUS" => instance.Detailed,
        "LAST_OPERATION_ID" => instance.LastOperation,
        _ => instance.DriftStatus,
    };

    private static JsonObject Shape(StackSet set, StackInstance instance) => new JsonObject
    {
        ["StackSetId"] = set.Id,
        ["Region"] = instance.Region.Value,
        ["Account"] = instance.Account.Id.Value,
        ["Status"] = instance.Status,
        ["StackInstanceStatus"] = new JsonObject { ["DetailedStatus"] = instance.Detailed },
        ["DriftStatus"] = instance.DriftStatus,
    }.With(
        ("StackId", instance.Stack?.Id),
        ("StatusReason", instance.Reason),
        ("OrganizationalUnitId", instance.Unit),
        ("LastDriftCheckTimestamp", Instant.Of(instance.Drift?.At)),
        ("LastOperationId", instance.LastOperation));
}
