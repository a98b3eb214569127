using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <summary>
/// What names mean while one template is evaluated for one stack: parameters, pseudo parameters, conditions, and
/// the resources beside it.
/// </summary>
public sealed partial class TemplateScope(
    Template template,
    IReadOnlyDictionary<string, string> parameters,
    PseudoParameters pseudo,
    Func<TemplateResource, TemplateScope, string?, string> resourceValue)
{
    /// <summary>Stands for a property that is to be left out; recognised by reference, never put into a tree.</summary>
    private static readonly JsonValue NoValue = JsonValue.Create("AWS::NoValue");

    private readonly Dictionary<string, bool> conditions = [];
    private readonly HashSet<string> open = [];

    public PseudoParameters Pseudo => pseudo;

    /// <summary>Whether the condition holds; null, no condition, always does.</summary>
    public bool Holds(string? condition)
    {
        if (condition is null) return true;
        if (conditions.TryGetValue(condition, out var known)) return known;
        if (template.Conditions[condition] is not { } definition)
            throw new TemplateException($"Template format error: Unresolved condition dependency {condition}");
        return conditions[condition] = Guarded("condition " + condition, () => Truth(definition));
    }

    public JsonObject Properties(TemplateResource resource) => Evaluate(resource.Properties) as JsonObject
        ?? throw new TemplateException($"Template format error: Properties of {resource.LogicalId} must be an object");

    public string Text(JsonNode? node) => Evaluate(node) is { } value && value != NoValue ? Json.Plain(value) : "";

    public JsonNode? Evaluate(JsonNode? node) => node switch
    {
        null => null,
        JsonObject { Count: 1 } call when IsFunction(call, out var name, out var argument) => Call(name, argument),
        JsonObject map => Map(map),
        JsonArray list => new JsonArray([.. list.Select(Evaluate).Where(item => item != NoValue)]),
        _ => node.DeepClone(),
    };

    private JsonObject Map(JsonObject map)
    {
        var result = new JsonObject();
        foreach (var (key, value) in map)
        {
            var evaluated = Evaluate(value);
            if (evaluated != NoValue) result[key] = evaluated;
        }

        return result;
    }

    private static bool IsFunction(JsonObject call, out string name, out JsonNode? argument)
    {
        (name, argument) = call.First();
        return name is "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal);
    }

    private JsonNode? Call(string name, JsonNode? argument) => name switch
    {
        "Ref" => Ref(argument?.ToString() ?? ""),
        "Fn::Sub" => Sub(argument),
        "Fn::GetAtt" => GetAtt(argument),
        "Fn::Join" => Arguments(argument, 2) is [var glue, var parts]
            ? string.Join(Text(glue), Items(parts).Select(Json.Plain))
            : throw Wrong(name),
        "Fn::If" => Arguments(argument, 3) is [var condition, var then, var otherwise]
            ? Evaluate(Holds(condition?.ToString() ?? throw Wrong(name)) ? then : otherwise)
            : throw Wrong(name),
        "Fn::Select" => Arguments(argument, 2) is [var index, var from]
            && int.TryParse(Text(index), out var at) && Items(from) is var items && at >= 0 && at < items.Count
                ? items[at]?.DeepClone()
                : throw Wrong(name),
        "Fn::Split" => Arguments(argument, 2) is [var by, var whole]
            ? Json.Array(Text(whole).Split(Text(by)))
            : throw Wrong(name),
        "Fn::FindInMap" => Arguments(argument, 3) is [var map, var top, var second]
            ? (Json.At(template.Mappings, Text(map), Text(top), Text(second)) ?? throw new TemplateException(
                $"Template error: Unable to get mapping for {Text(map)}::{Text(top)}::{Text(second)}")).DeepClone()
            : throw Wrong(name),
        "Fn::Base64" => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Text(argument))),
        "Fn::Equals" or "Fn::Not" or "Fn::And" or "Fn::Or" => JsonValue.Create(Truth(name, argument)),
        _ => throw new TemplateException($"Template error: the simulation does not evaluate {name}"),
    };

    private bool Truth(JsonNode node) => node switch
    {
        JsonObject { Count: 1 } call when call.First() is { Key: "Condition" } reference =>
            Holds(reference.Value?.ToString() ?? ""),
        JsonObject { Count: 1 } call when IsFunction(call, out var name, out var argument)
            && name is "Fn::Equals" or "Fn::Not" or "Fn::And" or "Fn::Or" =>
                Truth(call.First().Key, call.First().Value),
        _ => Text(node) == "true",
    };

    private bool Truth(string name, JsonNode? argument) => (name, argument) switch
    {
        ("Fn::Equals", JsonArray { Count: 2 } two) => Json.Same(Evaluate(two[0]), Evaluate(two[1])),
        ("Fn::Not", JsonArray { Count: 1 } one) => !Truth(one[0]!),
        ("Fn::And", JsonArray { Count: >= 2 } all) => all.All(part => Truth(part!)),
        ("Fn::Or", JsonArray { Count: >= 2 } any) => any.Any(part => Truth(part!)),
        _ => throw Wrong(name),
    };

    private List<JsonNode?> Items(JsonNode? node) => Evaluate(node) switch
    {
        JsonArray list => [.. list],
        { } one => [.. Json.Plain(one).Split(',').Select(part => (JsonNode?)JsonValue.Create(part.Trim()))],
        null => [],
    };

    private static JsonNode?[] Arguments(JsonNode? argument, int count) =>
        argument is JsonArray list && list.Count == count ? [.. list] : [];

    private T Guarded<T>(string what, Func<T> evaluate)
    {
        if (!open.Add(what)) throw new TemplateException($"Template error: Circular dependency at {what}");
        try
        {
            return evaluate();
        }
        finally
        {
            open.Remove(what);
        }
    }

    private static TemplateException Wrong(string name) =>
        new($"Template error: every {name} object requires well-formed arguments");
}
