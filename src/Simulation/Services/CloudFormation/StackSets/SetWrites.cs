using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>Making, changing and removing stack sets themselves.</summary>
internal static partial class SetWrites
{
    public static JsonObject Create(ApiCall call)
    {
        var owner = SetAccess.Owner(call);
        var sets = StackSets.Of(owner);
        var name = call.Text("StackSetName") ?? "";
        if (!Name().IsMatch(name))
            throw CloudFormationErrors.Validation($"1 validation error detected: Value '{name}' at 'stackSetName' failed to satisfy "
                + "constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
        if (sets.Find(call.InRegion, name) is { } old)
        {
            return call.Text("ClientRequestToken") is { Length: > 0 } token && token == old.CreationToken
                ? new() { ["StackSetId"] = old.Id }
                : throw CloudFormationErrors.NameExists(name);
        }

        var most = call.Cloud.Settings.Of<CloudFormationSettings>().MostSets;
        if (sets.In(call.InRegion).Count() >= most)
            throw CloudFormationErrors.Limit($"StackSet limit of {most} exceeded");
        var set = Read(call, owner, name);
        sets.Add(set);
        return new() { ["StackSetId"] = set.Id };
    }

    public static JsonObject Delete(ApiCall call)
    {
        var set = SetAccess.Named(call);
        if (set.Instances.Count > 0) throw CloudFormationErrors.NotEmpty(set.Name);
        if (set.Running.Any()) throw CloudFormationErrors.InProgress(set.Name);
        SetAccess.Sets(call).Remove(set);
        return [];
    }

    /// <summary>Changes what the call gives; says whether the instances are behind it now.</summary>
    public static void Change(ApiCall call, StackSet set)
    {
        var template = TemplateInput.Read(call)
            ?? (call.Flag("UsePreviousTemplate") == true ? set.Renderer.Template : null)
            ?? throw CloudFormationErrors.Validation("Either Template URL, Template Body or UsePreviousTemplate must be specified.");
        Check(template, set.IsServiceManaged);
        var capabilities = call.Has("Capabilities") ? call.Texts("Capabilities") : set.Capabilities;
        TemplateInput.DemandCapabilities(template, capabilities);
        var given = TemplateInput.Parameters(call, "Parameters", set.Given);
        var values = TemplateInput.Resolve(template, given);
        var deployment = Auto(call, set.IsServiceManaged) ?? set.AutoDeployment;
        if (Managed(call) is { } managed && managed != set.IsManaged && set.Running.Any())
            throw CloudFormationErrors.Invalid("ManagedExecution cannot be changed while operations are running");
        var isSame = template.Text == set.Renderer.Template.Text
            && values.Count == set.Renderer.Parameters.Count
            && values.All(value => set.Renderer.Parameters.GetValueOrDefault(value.Key) == value.Value);
        if (!isSame)
        {
            set.Renderer = RendererBook.Of(call.Cloud).Find(template, values);
            foreach (var instance in set.Instances) (instance.Status, instance.Detailed) = ("OUTDATED", "PENDING");
        }

        (set.Given, set.Capabilities, set.AutoDeployment) = (given, capabilities, deployment);
        set.IsManaged = Managed(call) ?? set.IsManaged;
        set.Description = call.Text("Description") ?? set.Description;
        set.AdministrationRoleArn = call.Text("AdministrationRoleARN") ?? set.AdministrationRoleArn;
        set.ExecutionRoleName = call.Text("ExecutionRoleName") ?? set.ExecutionRoleName;
        if (call.Has("Tags")) set.Tags = (JsonArray)call.List("Tags").DeepClone();
    }

    private static bool Has(this ApiCall call, string member) => call.Input[member] is not null;

    private static StackSet Read(ApiCall call, SimulatedAccount owner, string name)
    {
        var template = TemplateInput.Read(call)
            ?? throw CloudFormationErrors.Validation("Either Template URL or Template Body must be specified.");
        var isServiceManaged = call.Text("PermissionModel") == "SERVICE_MANAGED";
        if (isServiceManaged && owner != call.Cloud.Organization.Management)
        {
            throw CloudFormationErrors.Validation("You must be the management account or delegated admin account of an "
                + "organization before operating a SERVICE_MANAGED stack set");
        }

        if (!isServiceManaged && call.Text("CallAs") == "DELEGATED_ADMIN")
            throw CloudFormationErrors.Validation("CallAs DELEGATED_ADMIN can only be used with SERVICE_MANAGED permission model");
        Check(template, isServiceManaged);
        TemplateInput.DemandCapabilities(template, call.Texts("Capabilities"));
        var given = TemplateInput.Parameters(call, "Parameters", new Dictionary<string, string>());
        var id = $"{name}:{Ids.Uuid(call.Cloud, "set", owner.Id.Value, call.Region, name, call.Cloud.Now.Ticks.ToString("D", null))}";
        return new(name, id, owner, call.InRegion)
        {
            Renderer = RendererBook.Of(call.Cloud).Find(template, TemplateInput.Resolve(template, given)),
            IsServiceManaged = isServiceManaged,
            Given = given,
            Capabilities = call.Texts("Capabilities"),
            Description = call.Text("Description"),
            Tags = (JsonArray)call.List("Tags").DeepClone(),
            AdministrationRoleArn = call.Text("AdministrationRoleARN"),
            ExecutionRoleName = call.Text("ExecutionRoleName"),
            AutoDeployment = Auto(call, isServiceManaged) ?? new(false, false, []),
            IsManaged = Managed(call) ?? false,
            CreationToken = call.Text("ClientRequestToken"),
        };
    }

    private static AutoDeployment? Auto(ApiCall call, bool isServiceManaged)
    {
        if (call.Input.Object("AutoDeployment") is not { } given) return null;
        return isServiceManaged
            ? new(given.Flag("Enabled") ?? false, given.Flag("RetainStacksOnAccountRemoval") ?? false,
                given.Texts("DependsOn"))
            : throw CloudFormationErrors.Validation("AutoDeployment can only be specified with SERVICE_MANAGED permission model");
    }

    private static bool? Managed(ApiCall call) => call.Input.Object("ManagedExecution")?.Flag("Active");

    private static void Check(Template template, bool isServiceManaged)
    {
        if (isServiceManaged && template.HasTransform)
            throw CloudFormationErrors.Validation("Transforms are not supported in StackSets with SERVICE_MANAGED permission model");
    }

    [GeneratedRegex(@"\A[a-zA-Z][-a-zA-Z0-9]{0,127}\z")]
    private static partial Regex Name();
}
