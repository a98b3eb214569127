using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>What is to be read about operations on stack sets.</summary>
internal static class OperationReads
{
    public static JsonObject Describe(ApiCall call)
    {
        var set = SetAccess.Named(call);
        var operation = SetAccess.Operation(call, set);
        var shape = Summary(operation);
        shape["StackSetId"] = set.Id;
        return new()
        {
            ["StackSetOperation"] = shape.With(
                ("RetainStacks", operation.Action == OperationAction.Delete ? operation.RetainStacks : null),
                ("AdministrationRoleARN", set.AdministrationRoleArn),
                ("ExecutionRoleName", set.ExecutionRoleName),
                ("DeploymentTargets", operation.Targets is { } targets ? JsonNode.Parse(targets) : null),
                ("StackSetDriftDetectionDetails", Drift(call, operation))),
        };
    }

    public static JsonObject List(ApiCall call)
    {
        var set = SetAccess.Named(call);
        return Shapes.Page(call, "Summaries", set.Operations, Summary);
    }

    public static JsonObject Results(ApiCall call)
    {
        var set = SetAccess.Named(call);
        var operation = SetAccess.Operation(call, set);
        var filters = call.Objects("Filters");
        if (filters.Any(one => one.Text("Name") != "OPERATION_RESULT_STATUS"))
            throw CloudFormationErrors.Validation("The only filter of operation results is OPERATION_RESULT_STATUS");
        var status = filters.Select(one => one.Text("Values")).FirstOrDefault();
        var rows = status is null ? operation.Results : [.. operation.Results.Where(run => run.Status == status)];
        return Shapes.Page(call, "Summaries", rows, run => new JsonObject
        {
            ["Account"] = run.Instance.Account.Id.Value,
            ["Region"] = run.Instance.Region.Value,
            ["Status"] = run.Status,
        }.With(
            ("StatusReason", run.Reason),
            ("OrganizationalUnitId", run.Instance.Unit),
            ("AccountGateResult", run.Status is "PENDING" or "CANCELLED" ? null : Gate())));
    }

    private static JsonObject Gate() => new()
    {
        ["Status"] = "SKIPPED",
        ["StatusReason"] = "Function not found: AWSCloudFormationStackSetAccountGate",
    };

    private static JsonObject Summary(StackSetOperation operation) => new JsonObject
    {
        ["OperationId"] = operation.Id,
        ["Action"] = operation.ActionWord,
        ["Status"] = operation.Status,
        ["OperationPreferences"] = operation.Preferences.Shape(),
        ["CreationTimestamp"] = Instant.Of(operation.CreatedAt),
        ["StatusDetails"] = new JsonObject { ["FailedStackInstancesCount"] = operation.Failed },
    }.With(("EndTimestamp", Instant.Of(operation.EndedAt)), ("StatusReason", operation.StatusReason));

    private static JsonObject? Drift(ApiCall call, StackSetOperation operation) =>
        operation.Action != OperationAction.DetectDrift ? null
        : SetReads.Drift(operation.Drift ?? DriftCheck.Summary(operation, "IN_PROGRESS", call.Cloud.Now));
}
