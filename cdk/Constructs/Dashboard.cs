using System.Text.Json.Nodes;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using PciAutoHeal.Cdk.Permissions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>Executions, steps and the ledger on one page.</summary>
public sealed class Dashboard : Construct
{
    private const string Here = "${AWS::Region}";

    public Dashboard(Construct scope, Installation installation)
        : base(scope, "Dashboard") => new CfnDashboard(this, "Page", new CfnDashboardProps
        {
            DashboardName = installation.Name,
            DashboardBody = Statement.Fill(Body(installation)),
        }).As("Dashboard");

    private static string Body(Installation installation) => new JsonObject
    {
        ["widgets"] = new JsonArray(
            Widget(0, "Executions", "Sum", Flow.All.SelectMany(flow => new[] { "ExecutionsStarted", "ExecutionsFailed" }
                .Select(metric => Metric("AWS/States", metric, "StateMachineArn", $"${{{flow.Title}Machine}}")))),
            Widget(1, "Steps: longest run", "Maximum", StepCatalog.All
                .Select(step => Metric("AWS/Lambda", "Duration", "FunctionName", installation.Function(step.Name)))),
            Widget(2, "Steps: errors", "Sum", StepCatalog.All
                .Select(step => Metric("AWS/Lambda", "Errors", "FunctionName", installation.Function(step.Name)))),
            Widget(3, "Ledger: capacity used", "Sum", new[] { "ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits" }
                .Select(metric => Metric("AWS/DynamoDB", metric, "TableName", installation.Table)))),
    }.ToJsonString();

    private static JsonObject Widget(int place, string title, string statistic, IEnumerable<JsonArray> metrics) => new()
    {
        ["type"] = "metric",
        ["x"] = place % 2 * 12,
        ["y"] = place / 2 * 6,
        ["width"] = 12,
        ["height"] = 6,
        ["properties"] = new JsonObject
        {
            ["title"] = title,
            ["region"] = Here,
            ["stat"] = statistic,
            ["period"] = 300,
            ["metrics"] = new JsonArray([.. metrics]),
        },
    };

    private static JsonArray Metric(string space, string metric, string dimension, string value) =>
        [space, metric, dimension, value];
}
