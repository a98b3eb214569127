using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Stacks;

/// <summary>Ordinary stacks in the caller's own account: how the management account is served.</summary>
internal static class StackWrites
{
    public static JsonObject Create(ApiCall call)
    {
        var name = call.Text("StackName") ?? throw CloudFormationErrors.Validation("StackName is required");
        var book = StackBook.Of(call.Account);
        if (book.Find(call.InRegion, name) is not null)
            throw new ApiError("AlreadyExistsException", $"Stack [{name}] already exists");
        var template = TemplateInput.Read(call)
            ?? throw CloudFormationErrors.Validation("Either Template URL or Template Body must be specified.");
        var renderer = Renderer(call, template, new Dictionary<string, string>());
        var id = $"arn:{call.InRegion.Partition}:cloudformation:{call.Region}:{call.Caller.Account}:stack/{name}/"
            + Ids.Uuid(call.Cloud, "stack", call.Caller.Account.Value, call.Region, name,
                call.Cloud.Now.Ticks.ToString("D", null));
        var stack = new OwnStack(
            name, id, call.Cloud, call.Account, call.InRegion, call.Texts("Capabilities"), Tags(call))
        {
            Status = "CREATE_IN_PROGRESS",
            Renderer = renderer,
        };
        if (book.In(call.InRegion).FirstOrDefault(one => one.Name == name) is { } gone) book.Remove(call.InRegion, gone);
        book.Add(call.InRegion, stack);
        Run(call, stack, renderer, new("CREATE_COMPLETE", "ROLLBACK_COMPLETE"));
        return new() { ["StackId"] = id };
    }

    public static JsonObject Update(ApiCall call)
    {
        var stack = Named(call);
        if (stack.IsBusy || stack.Status == "ROLLBACK_COMPLETE")
            throw CloudFormationErrors.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be updated.");
        var template = TemplateInput.Read(call)
            ?? (call.Flag("UsePreviousTemplate") == true ? stack.Renderer.Template : null)
            ?? throw CloudFormationErrors.Validation("Either Template URL or Template Body must be specified.");
        var renderer = Renderer(call, template, stack.Renderer.Parameters);
        var isSame = template.Text == stack.Renderer.Template.Text
            && renderer.Parameters.All(p => stack.Renderer.Parameters.GetValueOrDefault(p.Key) == p.Value);
        if (isSame) throw CloudFormationErrors.Validation("No updates are to be performed.");
        stack.Status = "UPDATE_IN_PROGRESS";
        stack.UpdatedAt = call.Cloud.Now;
        Run(call, stack, renderer, new("UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"));
        return new() { ["StackId"] = stack.Id };
    }

    /// <summary>A stack that is not there is deleted already.</summary>
    public static JsonObject Delete(ApiCall call)
    {
        var name = call.Text("StackName") ?? throw CloudFormationErrors.Validation("StackName is required");
        if (StackBook.Of(call.Account).Find(call.InRegion, name) is not { IsGone: false } stack) return [];
        stack.Status = "DELETE_IN_PROGRESS";
        call.Cloud.Schedule(End(call, stack), _ =>
        {
            StackProvisioner.Delete(stack.Place, stack.Contents);
            (stack.Status, stack.UpdatedAt) = ("DELETE_COMPLETE", call.Cloud.Now);
        });
        return [];
    }

    public static StackState Named(ApiCall call)
    {
        var name = call.Text("StackName") ?? throw CloudFormationErrors.Validation("StackName is required");
        return StackBook.Of(call.Account).Find(call.InRegion, name)
            ?? throw CloudFormationErrors.Validation($"Stack with id {name} does not exist");
    }

    private static TemplateRenderer Renderer(ApiCall call, Template template, IReadOnlyDictionary<string,
        string> before)
    {
        TemplateInput.DemandCapabilities(template, call.Texts("Capabilities"));
        return new(template, TemplateInput.Resolve(template, TemplateInput.Parameters(call, "Parameters", before)));
    }

    private static void Run(ApiCall call, StackState stack, TemplateRenderer renderer, StackEnds ends)
    {
        var contents = new StackContents(renderer, stack.Where);
        _ = TemplateInput.Valid(() => contents.Rendering);
        var end = End(call, stack);
        try
        {
            end = StackProvisioner.Begin(stack.Place, stack.Contents, contents, call.Cloud.Now, end);
        }
        catch (ProvisioningException why)
        {
            call.Cloud.Schedule(end, _ => (stack.Status, stack.StatusReason) = (ends.Failed, why.Message));
            return;
        }

        call.Cloud.Schedule(end, _ => Finish(stack, contents, ends));
    }

    private static void Finish(StackState stack, StackContents contents, StackEnds ends)
    {
        try
        {
            StackProvisioner.Apply(stack.Place, stack.Contents, contents);
            stack.Become(contents.Renderer);
            (stack.Status, stack.StatusReason) = (ends.Complete, null);
        }
        catch (ProvisioningException why)
        {
            (stack.Status, stack.StatusReason) = (ends.Failed, why.Message);
        }
    }

    private static DateTimeOffset End(ApiCall call, StackState stack) => call.Cloud.Now
        + call.Cloud.Settings.Of<CloudFormationSettings>().StackTakes.At(
            call.Cloud.Share("own-stack", stack.Id, call.Cloud.Now.Ticks.ToString("D", null)));

    private static List<(string Key, string Value)> Tags(ApiCall call) =>
        [.. call.Objects("Tags").Select(tag => (tag.Text("Key") ?? "", tag.Text("Value") ?? ""))];

    private sealed record StackEnds(string Complete, string Failed);
}
