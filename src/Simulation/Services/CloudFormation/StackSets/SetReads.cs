using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>What is to be read about stack sets.</summary>
internal static class SetReads
{
    public static JsonObject Describe(ApiCall call)
    {
        var set = SetAccess.Named(call);
        return new() { ["StackSet"] = Shape(set) };
    }

    public static JsonObject List(ApiCall call)
    {
        var isDelegate = call.Text("CallAs") == "DELEGATED_ADMIN";
        var status = call.Text("Status");
        var sets = SetAccess.Sets(call).In(call.InRegion)
            .Where(set => (!isDelegate || set.IsServiceManaged) && status is null or "ACTIVE").ToList();
        return Shapes.Page(call, "Summaries", sets, set => new JsonObject
        {
            ["StackSetName"] = set.Name,
            ["StackSetId"] = set.Id,
            ["Status"] = "ACTIVE",
            ["PermissionModel"] = set.IsServiceManaged ? "SERVICE_MANAGED" : "SELF_MANAGED",
            ["DriftStatus"] = set.Drift?.Status ?? "NOT_CHECKED",
            ["ManagedExecution"] = new JsonObject { ["Active"] = set.IsManaged },
        }.With(
            ("Description", set.Description),
            ("AutoDeployment", set.IsServiceManaged ? Auto(set) : null),
            ("LastDriftCheckTimestamp", Instant.Of(set.Drift?.At))));
    }

    public static JsonObject AutoDeploymentTargets(ApiCall call)
    {
        var set = SetAccess.Named(call);
        return Shapes.Page(call, "Summaries", [.. set.Units], unit => new JsonObject
        {
            ["OrganizationalUnitId"] = unit.Key,
            ["Regions"] = Shapes.Texts(unit.Value.Select(region => region.Value)),
        });
    }

    private static JsonObject Shape(StackSet set) => new JsonObject
    {
        ["StackSetName"] = set.Name,
        ["StackSetId"] = set.Id,
        ["Status"] = "ACTIVE",
        ["TemplateBody"] = set.Renderer.Template.Text,
        ["Parameters"] = TemplateInput.Shape(set.Renderer.Parameters),
        ["Capabilities"] = Shapes.Texts(set.Capabilities),
        ["Tags"] = set.Tags.DeepClone(),
        ["StackSetARN"] = set.Arn,
        ["StackSetDriftDetectionDetails"] = Drift(set.Drift),
        ["PermissionModel"] = set.IsServiceManaged ? "SERVICE_MANAGED" : "SELF_MANAGED",
        ["OrganizationalUnitIds"] = Shapes.Texts(set.Units.Keys),
        ["ManagedExecution"] = new JsonObject { ["Active"] = set.IsManaged },
        ["Regions"] = Shapes.Texts(set.Instances.Select(instance => instance.Region.Value).Distinct().Order()),
    }.With(
        ("Description", set.Description),
        ("AdministrationRoleARN", set.AdministrationRoleArn),
        ("ExecutionRoleName", set.ExecutionRoleName),
        ("AutoDeployment", set.IsServiceManaged ? Auto(set) : null));

    public static JsonObject Drift(DriftSummary? drift) => drift is null
        ? new() { ["DriftStatus"] = "NOT_CHECKED" }
        : new()
        {
            ["DriftStatus"] = drift.Status,
            ["DriftDetectionStatus"] = drift.DetectionStatus,
            ["LastDriftCheckTimestamp"] = Instant.Of(drift.At),
            ["TotalStackInstancesCount"] = drift.Total,
            ["DriftedStackInstancesCount"] = drift.Drifted,
            ["InSyncStackInstancesCount"] = drift.InSync,
            ["InProgressStackInstancesCount"] = drift.InProgress,
            ["FailedStackInstancesCount"] = drift.Failed,
        };

    private static JsonObject Auto(StackSet set)
    {
        var shape = new JsonObject { ["Enabled"] = set.AutoDeployment.Enabled };
        if (set.AutoDeployment.Enabled) shape["RetainStacksOnAccountRemoval"] = set.AutoDeployment.Retain;
        if (set.AutoDeployment.DependsOn.Count > 0) shape["DependsOn"] = Shapes.Texts(set.AutoDeployment.DependsOn);
        return shape;
    }
}
