using System.Text;
using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;
using PciAutoHeal.Simulation.Services.Config;
using PciAutoHeal.Simulation.Services.Config.Members;
using PciAutoHeal.Simulation.Services.Config.Organization;
using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>AWS::Config::ConformancePack: deployed by AWS Config in its own time, which the stack waits for.</summary>
internal sealed class ConformancePackKind : IResourceKind
{
    public string Type => "AWS::Config::ConformancePack";

    public string NameProperty => "ConformancePackName";

    public string? Value(string physicalId, PseudoParameters where, string? attribute) =>
        attribute is null ? physicalId : null;

    public DateTimeOffset? Begin(Place place, StackResource resource, DateTimeOffset at)
    {
        var end = at;
        Refusals.Translate(resource, () =>
        {
            if (Find(place, resource, at) is { } other && other.OwnerStack != place.Stack)
                throw Refusals.AlreadyExists(resource);
            var (content, parameters) = Content(place, resource);
            end = Deployment(place).Put(resource.PhysicalId, content, parameters, place.Stack, at).EndAt;
        });
        return end;
    }

    public void Create(Place place, StackResource resource)
    {
        if (Find(place, resource, place.Cloud.Now)?.Failure is { } failure)
            throw new ProvisioningException(failure.Message);
    }

    public void Update(Place place, StackResource old, StackResource resource) => Create(place, resource);

    public DateTimeOffset? BeginDelete(Place place, StackResource resource, DateTimeOffset at)
    {
        Delete(place, resource, at);
        return Find(place, resource, at)?.EndAt;
    }

    public void Delete(Place place, StackResource resource) => Delete(place, resource, place.Cloud.Now);

    public IReadOnlyList<Difference>? Drift(Place place, StackResource resource)
    {
        if (Find(place, resource, place.Cloud.Now)?.ContentAt(place.Cloud.Now) is not { } content) return null;
        var expected = Template(place, resource);
        return expected == content.Text ? [] : [new("/TemplateBody", expected, content.Text)];
    }

    /// <summary>What another made under this name since is not the stack's to delete.</summary>
    private static void Delete(Place place, StackResource resource, DateTimeOffset at)
    {
        if (Find(place, resource, at) is { Action: not MemberAction.Delete } pack && pack.OwnerStack == place.Stack)
            Refusals.Translate(resource, () => Deployment(place).Delete(resource.PhysicalId, at));
    }

    private static AccountDeployment Deployment(Place place) => new(place.Cloud, place.Account, place.Region);

    private static AccountPack? Find(Place place, StackResource resource, DateTimeOffset at) =>
        place.Account.Global<AccountPacks>().Find(place.Region, resource.PhysicalId, at);

    /// <summary>The same text in a thousand accounts is parsed once.</summary>
    private static (PackContent Content, JsonArray Parameters) Content(Place place, StackResource resource)
    {
        var read = place.Cloud.Organization.Management.Global<PackTexts>();
        var source = resource.Text("TemplateS3Uri") is { } uri ? place.Cloud.ReadObject(uri) : null;
        return read.Of(resource.Properties, source, () => Read(read, place, resource));
    }

    private static (PackContent Content, JsonArray Parameters) Read(PackTexts read, Place place, StackResource resource)
    {
        var given = resource.Properties["ConformancePackInputParameters"]?.ToJsonString() ?? "[]";
        return read.Of(Template(place, resource), given, (text, parameters) => PackContent.Read(
            text,
            parameters.DistinctBy(p => Json.Plain(Json.At(p, "ParameterName"))).ToDictionary(
                p => Json.Plain(Json.At(p, "ParameterName")), p => Json.Plain(Json.At(p, "ParameterValue"))),
            place.Cloud.Settings.Of<ConfigSettings>().MostRulesPerPack,
            place.Account.Id,
            place.Region));
    }

    private static string Template(Place place, StackResource resource) =>
        resource.Text("TemplateBody") ?? (resource.Text("TemplateS3Uri") is { } uri
            ? place.Cloud.ReadObject(uri) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : throw Unreadable(uri)
            : throw Unreadable("(nothing)"));

    private static ApiError Unreadable(string uri) => new(
        "ConformancePackTemplateValidationException", $"Unable to read the template at {uri}.");
}

/// <summary>Packs that stacks of this world have brought, by text and parameters.</summary>
internal sealed class PackTexts
{
    private readonly Dictionary<(string Text, string Parameters), (PackContent Content, JsonArray Parameters)> read = [];

    private Known? last;

    /// <summary>
    /// Stacks for which a template cannot tell the difference share the properties themselves, and the bytes in S3
    /// while nobody puts others there.
    /// </summary>
    public (PackContent Content, JsonArray Parameters) Of(
        JsonObject properties, ReadOnlyMemory<byte>? source, Func<(PackContent Content, JsonArray Parameters)> parse)
    {
        if (last is null || !ReferenceEquals(last.Properties, properties) || !Nullable.Equals(last.Source, source))
            last = new(properties, source, parse());
        return last.Content;
    }

    /// <returns>The content and its parameters, which nobody may change.</returns>
    public (PackContent Content, JsonArray Parameters) Of(
        string text, string parameters, Func<string, JsonArray, PackContent> parse)
    {
        if (read.TryGetValue((text, parameters), out var known)) return known;
        try
        {
            var given = JsonNode.Parse(parameters) as JsonArray ?? [];
            return read[(text, parameters)] = (parse(text, given), given);
        }
        catch (TemplateException refused)
        {
            throw new ApiError("ConformancePackTemplateValidationException", refused.Message);
        }
    }

    private sealed record Known(
        JsonObject Properties, ReadOnlyMemory<byte>? Source, (PackContent Content, JsonArray Parameters) Content);
}
