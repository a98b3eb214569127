using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <summary>A template as it was written: what it declares, nothing evaluated.</summary>
public sealed record Template(
    string Text,
    IReadOnlyDictionary<string, TemplateParameter> Parameters,
    JsonObject Conditions,
    JsonObject Mappings,
    IReadOnlyList<TemplateResource> Resources,
    JsonObject Outputs,
    bool HasTransform)
{
    private const int MostKept = 32;

    private static readonly Dictionary<string, Template> Kept = new(StringComparer.Ordinal);

    /// <summary>Reads a template. One set a region brings the same text many times, and it is parsed once.</summary>
    public static Template Parse(string text)
    {
        lock (Kept)
        {
            if (Kept.TryGetValue(text, out var known))
            {
                return known;
            }
        }

        var template = Read(text);
        lock (Kept)
        {
            if (Kept.Count >= MostKept)
            {
                Kept.Clear();
            }

            return Kept[text] = template;
        }
    }

    private static Template Read(string text)
    {
        var root = TemplateText.Parse(text);
        var resources = Section(root, "Resources").Select(Resource).ToList();
        return resources.Count == 0
            ? throw new TemplateException("Template format error: At least one Resources member must be defined.")
            : new Template(
                text,
                Section(root, "Parameters").ToDictionary(p => p.Key, p => Parameter(p.Key, p.Value)),
                Section(root, "Conditions"),
                Section(root, "Mappings"),
                resources,
                Section(root, "Outputs"),
                root.ContainsKey("Transform") || text.Contains("Fn::Transform", StringComparison.Ordinal));
    }

    private static JsonObject Section(JsonObject root, string name) => root[name] switch
    {
        null => [],
        JsonObject section => section,
        _ => throw new TemplateException($"Template format error: {name} must be an object."),
    };

    private static TemplateParameter Parameter(string name, JsonNode? node) => node is JsonObject declared
        ? new TemplateParameter(
            name,
            declared["Type"]?.ToString() ?? throw new TemplateException(
                $"Template format error: Every Parameters object must contain a Type member."),
            declared["Default"] is { } value ? Json.Plain(value) : null,
            declared["AllowedValues"] is JsonArray allowed ? [.. allowed.Select(Json.Plain)] : null,
            declared["AllowedPattern"]?.ToString())
        : throw new TemplateException($"Template format error: Every Parameters object must contain a Type member.");

    private static TemplateResource Resource(KeyValuePair<string, JsonNode?> entry) =>
        entry.Value is JsonObject resource && resource["Type"]?.ToString() is { Length: > 0 } type
            ? new TemplateResource(
                entry.Key,
                type,
                resource["Properties"] as JsonObject ?? [],
                resource["Condition"]?.ToString(),
                Names(resource["DependsOn"]),
                resource["DeletionPolicy"]?.ToString() == "Retain")
            : throw new TemplateException(
                $"Template format error: [/Resources/{entry.Key}] Every Resources object must contain a Type member.");

    private static List<string> Names(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => [.. list.Select(Json.Plain)],
        _ => [node.ToString()],
    };
}
