using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>
/// A template with its parameters, evaluated for stacks. Stacks for which the template cannot tell the difference
/// share one result, so that a thousand copies of a document are one text.
/// </summary>
internal sealed class TemplateRenderer
{
    /// <summary>Renderings that only one account or stack can use, and that are cheaper made again than kept.</summary>
    private const int MostRecent = 128;

    /// <summary>
    /// Accounts that nobody has: what a template names alike for both of them, it names alike for everybody.
    /// </summary>
    private static readonly AccountId[] Nobody = [AccountId.Parse("999999999999"), AccountId.Parse("000000000000")];

    private readonly Dictionary<(string? Account, string? Region, string? Stack), Rendering> known = [];
    private readonly Dictionary<Region, Blueprint?> blueprints = [];
    private readonly Dictionary<(string? Account, string? Region, string? Stack), Rendering> recent = [];
    private readonly Template template;
    private readonly IReadOnlyDictionary<string, string> parameters;
    private readonly (bool Account, bool Region, bool Stack) asksFor;

    public TemplateRenderer(Template template, IReadOnlyDictionary<string, string> parameters)
    {
        (this.template, this.parameters) = (template, parameters);
        var asked = string.Join('\n', template.Resources.SelectMany(resource => Functions(resource.Properties)))
            + template.Conditions.ToJsonString() + template.Outputs.ToJsonString();
        var attributes = Asks("GetAtt") || Asks(".Arn}");
        asksFor = (
            attributes || Asks("AWS::AccountId"),
            attributes || Asks("AWS::Region") || Asks("AWS::Partition") || Asks("AWS::URLSuffix"),
            Asks("AWS::Stack") || template.Resources.Any(IsUnnamed));

        bool Asks(string name) => asked.Contains(name, StringComparison.Ordinal);
    }

    public Template Template => template;

    public IReadOnlyDictionary<string, string> Parameters => parameters;

    public Rendering For(PseudoParameters where)
    {
        var key = (
            asksFor.Account ? where.Account.Value : null,
            asksFor.Region ? where.Region.Value : null,
            asksFor.Stack ? where.StackId : null);
        var kept = key.Item1 is null && key.Item3 is null ? known : recent;
        if (kept.TryGetValue(key, out var rendering)) return rendering;
        if (kept == recent && recent.Count >= MostRecent) recent.Clear();
        return kept[key] = Evaluate(where);
    }

    /// <summary>
    /// What stacks in a region have in common; null when a stack's resources cannot be told without knowing the stack.
    /// </summary>
    public Blueprint? BlueprintFor(Region region)
    {
        if (!blueprints.TryGetValue(region, out var blueprint))
        {
            blueprints[region] = blueprint = asksFor.Stack ? null : Common(region);
        }

        return blueprint;
    }

    /// <summary>One resource of a blueprint as it is in one stack.</summary>
    public StackResource One(StackResource common, PseudoParameters where) => asksFor.Account
        ? common with
        {
            Properties = new TemplateScope(template, parameters, where, Value)
                .Properties(template.Resources.First(resource => resource.LogicalId == common.LogicalId)),
        }
        : common;

    private Blueprint? Common(Region region)
    {
        try
        {
            var seen = Nobody.Select(account => For(new(account, region, null)).Resources).ToList();
            return seen[0].Select(Identity).SequenceEqual(seen[1].Select(Identity)) ? new(this, seen[0]) : null;
        }
        catch (TemplateException)
        {
            // Each stack gives its own reason.
            return null;
        }

        static (string, string, string) Identity(StackResource one) => (one.LogicalId, one.Type, one.PhysicalId);
    }

    /// <summary>
    /// Texts of intrinsic functions; what is written plainly, another template for one, asks for nothing.
    /// </summary>
    private static IEnumerable<string> Functions(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } one when one.First().Key is var key && (key == "Ref" || key.StartsWith("Fn::", StringComparison.Ordinal)) =>
            [one.ToJsonString()],
        JsonObject many => many.SelectMany(member => Functions(member.Value)),
        JsonArray list => list.SelectMany(Functions),
        _ => [],
    };

    private static bool IsUnnamed(TemplateResource resource) =>
        ResourceKinds.Find(resource.Type) is not { } kind || !resource.Properties.ContainsKey(kind.NameProperty);

    private Rendering Evaluate(PseudoParameters where)
    {
        var scope = new TemplateScope(template, parameters, where, Value);
        var resources = template.Resources.Where(resource => scope.Holds(resource.Condition)).ToList();
        return new(
            [.. InOrder(resources).Select(resource => new StackResource(
                resource.LogicalId, resource.Type, PhysicalId(resource, scope), scope.Properties(resource),
                resource.Retain))],
            [.. template.Outputs.Where(output => scope.Holds(Json.At(output.Value, "Condition")?.ToString()))
                .Select(output => (output.Key, scope.Text(Json.At(output.Value, "Value"))))]);
    }

    private static string Value(TemplateResource resource, TemplateScope scope, string? attribute)
    {
        var id = PhysicalId(resource, scope);
        return ResourceKinds.Find(resource.Type) is { } kind
            ? kind.Value(id, scope.Pseudo, attribute) ?? throw new TemplateException(
                $"Template error: resource {resource.LogicalId} does not support attribute type {attribute} in Fn::GetAtt")
            : id;
    }

    private static string PhysicalId(TemplateResource resource, TemplateScope scope)
    {
        var name = ResourceKinds.Find(resource.Type) is { } kind ? scope.Text(resource.Properties[kind.NameProperty])
            : "";
        return name.Length > 0 ? name
            : $"{scope.Pseudo.StackName}-{resource.LogicalId}-{Chance.Letters(0, 12, scope.Pseudo.StackId, resource.LogicalId)}";
    }

    /// <summary>What is depended on first; otherwise as written.</summary>
    private static List<TemplateResource> InOrder(List<TemplateResource> resources)
    {
        var (done, result) = (new HashSet<string>(), new List<TemplateResource>());
        foreach (var resource in resources) Add(resource);
        return result;

        void Add(TemplateResource resource)
        {
            if (!done.Add(resource.LogicalId)) return;
            foreach (var id in resource.DependsOn)
            {
                if (resources.Find(other => other.LogicalId == id) is { } first) Add(first);
            }

            result.Add(resource);
        }
    }
}

/// <summary>A template evaluated for one stack.</summary>
internal sealed record Rendering(IReadOnlyList<StackResource> Resources,
    IReadOnlyList<(string Name, string Value)> Outputs);
