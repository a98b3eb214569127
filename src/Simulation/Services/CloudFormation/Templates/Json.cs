using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <summary>JSON as CloudFormation reads it: every scalar is also text.</summary>
public static class Json
{
    /// <summary>The text of a scalar, as a parameter or a property of type String takes it.</summary>
    public static string Plain(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.True => "true",
        JsonValue value when value.GetValueKind() == JsonValueKind.False => "false",
        JsonValue value => value.ToString(),
        _ => node.ToJsonString(),
    };

    /// <summary>What lies at a path of keys; null where there is nothing, or no object to look into.</summary>
    public static JsonNode? At(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var key in path) node = (node as JsonObject)?[key];
        return node;
    }

    /// <summary>Equal as CloudFormation compares: order of keys does not matter, 1 and "1" are the same.</summary>
    public static bool Same(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (JsonObject a, JsonObject b) => a.Count == b.Count
            && a.All(e => b.ContainsKey(e.Key) && Same(e.Value, b[e.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        (JsonObject or JsonArray, _) or (_, JsonObject or JsonArray) => false,
        _ => Plain(left) == Plain(right),
    };

    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
