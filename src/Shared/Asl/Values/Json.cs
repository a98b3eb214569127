using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>
/// JSON as the interpreter treats it: a value that has been stored is never changed, so it may be shared freely;
/// only putting it inside a new object or array may need a copy, because a <see cref="JsonNode"/> has one parent.
/// </summary>
internal static class Json
{
    /// <summary>How deep a payload may nest; far beyond need, and far from the end of the stack.</summary>
    private const int PayloadDepth = 256;

    /// <exception cref="JsonException">Not JSON, too deeply nested, or with half of a surrogate pair.</exception>
    public static JsonNode? Parse(string text, int depth = PayloadDepth)
    {
        try
        {
            return FromElement(JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = depth }));
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>Materializes everything at once; a repeated key keeps its last value, as AWS does.</summary>
    public static JsonNode? FromElement(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in element.EnumerateObject())
                    members[member.Name] = FromElement(member.Value);
                return members;
            case JsonValueKind.Array:
                var items = new JsonArray();
                foreach (var item in element.EnumerateArray())
                    items.Add(FromElement(item));
                return items;
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return null;
            default:
                return JsonValue.Create(element);
        }
    }

    /// <summary>A private copy of what a host handed over, whatever CLR values it was made of.</summary>
    public static JsonNode? Import(JsonNode? node)
    {
        try
        {
            return node is null ? null : Parse(node.ToJsonString());
        }
        catch (JsonException e)
        {
            throw new StateFaultException(ErrorNames.Runtime, $"The payload cannot be read back as JSON: {e.Message}");
        }
    }

    /// <summary>The value, ready to be put into a new parent.</summary>
    public static JsonNode? Place(JsonNode? node) => node?.Parent is null ? node : node.DeepClone();

    public static JsonNode Number(decimal value) =>
        JsonValue.Create(JsonElement.Parse(value.ToString(CultureInfo.InvariantCulture)))!;

    public static JsonArray Array(IEnumerable<JsonNode?> items)
    {
        var array = new JsonArray();
        foreach (var item in items)
            array.Add(Place(item));
        return array;
    }

    public static JsonValueKind Kind(JsonNode? node) => node?.GetValueKind() ?? JsonValueKind.Null;

    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool? Truth(JsonNode? node) => Kind(node) switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The number; null for anything else, and beyond the range of <see cref="decimal"/>.</summary>
    public static decimal? Decimal(JsonNode? node) =>
        Kind(node) == JsonValueKind.Number
        && decimal.TryParse(node!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Order of two numbers: exact where decimal can hold both, as doubles beyond that.</summary>
    public static int? CompareNumbers(JsonNode? left, JsonNode? right)
    {
        if (Kind(left) != JsonValueKind.Number || Kind(right) != JsonValueKind.Number)
            return null;
        return Decimal(left) is { } a && Decimal(right) is { } b
            ? a.CompareTo(b)
            : Double(left!).CompareTo(Double(right!));
    }

    private static double Double(JsonNode node) =>
        double.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static bool AreEqual(JsonNode? left, JsonNode? right) => JsonNode.DeepEquals(left, right);
}
