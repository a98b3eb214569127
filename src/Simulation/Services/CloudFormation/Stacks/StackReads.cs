using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Stacks;

/// <summary>What is to be read about the stacks of the caller's account, those of stack sets among them.</summary>
internal static class StackReads
{
    public static JsonObject Describe(ApiCall call)
    {
        if (call.Text("StackName") is { Length: > 0 })
            return new() { ["Stacks"] = new JsonArray(Shape(StackWrites.Named(call))) };
        var stacks = StackBook.Of(call.Account).In(call.InRegion).Where(stack => !stack.IsGone).ToList();
        return Shapes.Page(call, "Stacks", stacks, Shape);
    }

    public static JsonObject List(ApiCall call)
    {
        var wanted = call.Texts("StackStatusFilter");
        var stacks = StackBook.Of(call.Account).In(call.InRegion)
            .Where(stack => wanted.Count == 0 || wanted.Contains(stack.Status)).ToList();
        return Shapes.Page(call, "StackSummaries", stacks, Basics);
    }

    public static JsonObject Resources(ApiCall call)
    {
        var stack = StackWrites.Named(call);
        var logical = call.Text("LogicalResourceId");
        return new()
        {
            ["StackResources"] = new JsonArray(
            [
                .. stack.Rendering.Resources.Where(resource => logical is null || resource.LogicalId == logical)
                    .Select(resource => Resource(stack, resource, "Timestamp")
                        .With(("StackName", stack.Name), ("StackId", stack.Id))),
            ]),
        };
    }

    public static JsonObject ListResources(ApiCall call)
    {
        var stack = StackWrites.Named(call);
        return Shapes.Page(
            call, "StackResourceSummaries", stack.Rendering.Resources, resource =>
                Resource(stack, resource, "LastUpdatedTimestamp"));
    }

    public static JsonObject Template(ApiCall call) => new()
    {
        ["TemplateBody"] = StackWrites.Named(call).Renderer.Template.Text,
        ["StagesAvailable"] = Shapes.Texts(["Original", "Processed"]),
    };

    public static JsonObject Validate(ApiCall call)
    {
        var template = TemplateInput.Read(call)
            ?? throw CloudFormationErrors.Validation("Either Template URL or Template Body must be specified.");
        var parameters = template.Parameters.Values.Select(parameter =>
            new JsonObject { ["ParameterKey"] = parameter.Name, ["NoEcho"] = false }
                .With(("DefaultValue", parameter.Default)));
        return new() { ["Parameters"] = new JsonArray([.. parameters]) };
    }

    private static JsonObject Basics(StackState stack) => new JsonObject
    {
        ["StackId"] = stack.Id,
        ["StackName"] = stack.Name,
        ["CreationTime"] = Instant.Of(stack.CreatedAt),
        ["StackStatus"] = stack.Status,
    }.With(
        ("LastUpdatedTime", Instant.Of(stack.UpdatedAt)),
        ("DeletionTime", stack.IsGone ? Instant.Of(stack.UpdatedAt) : null),
        ("StackStatusReason", stack.StatusReason));

    private static JsonObject Shape(StackState stack) => Basics(stack).With(
        ("Parameters", TemplateInput.Shape(stack.Renderer.Parameters)),
        ("Capabilities", Shapes.Texts(stack.Capabilities)),
        ("Outputs", new JsonArray(
        [
            .. stack.Rendering.Outputs.Select(output =>
                new JsonObject { ["OutputKey"] = output.Name, ["OutputValue"] = output.Value }),
        ])),
        ("Tags", new JsonArray([.. stack.Tags.Select(tag =>
            new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })])),
        ("DisableRollback", false),
        ("DriftInformation", new JsonObject { ["StackDriftStatus"] = "NOT_CHECKED" }));

    private static JsonObject Resource(StackState stack, StackResource resource, string timeMember) => new()
    {
        ["LogicalResourceId"] = resource.LogicalId,
        ["PhysicalResourceId"] = resource.PhysicalId,
        ["ResourceType"] = resource.Type,
        [timeMember] = Instant.Of(stack.UpdatedAt ?? stack.CreatedAt),
        ["ResourceStatus"] = stack.UpdatedAt is null ? "CREATE_COMPLETE" : "UPDATE_COMPLETE",
    };
}
