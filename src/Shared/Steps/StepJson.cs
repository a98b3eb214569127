using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PciAutoHeal.Steps;

/// <summary>
/// The one serializer setup: what a step is given and gives, what a ledger keeps. Camel case, absent rather than null,
/// enums and identifiers as the attributes on their types say, times and durations without loss.
/// </summary>
public static class StepJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">The text is not JSON of this shape, or is <c>null</c>.</exception>
    public static T Read<T>(string json)
        where T : notnull =>
        JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new JsonException($"Found null where a {typeof(T).Name} was expected.");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            // Error messages of AWS are full of quotes; nothing here is ever pasted into HTML unescaped.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
