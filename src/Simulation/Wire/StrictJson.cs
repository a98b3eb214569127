using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>
/// Reads JSON objects that strangers wrote. System.Text.Json reads lazily: a name that occurs twice, or text that is no
/// Unicode, would be noticed only when somebody looks. Here it is noticed at once.
/// </summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions NoDuplicates = new() { AllowDuplicateProperties = false };

    /// <summary>The object, or null when the text is not one.</summary>
    public static JsonObject? Object(string text) => Object(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Object(string)"/>
    public static JsonObject? Object(ReadOnlySpan<byte> text)
    {
        try
        {
            var read = JsonNode.Parse(text, documentOptions: NoDuplicates) as JsonObject;
            Look(read);
            return read;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Look(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var member in members)
                {
                    Look(member.Value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Look(item);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.GetValue<string>();
                break;
        }
    }
}
