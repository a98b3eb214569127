using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PciAutoHeal.Steps;

/// <summary>
/// The one serializer setup: what a step is given and gives, what a ledger keeps. Camel case, absent rather than null,
/// enums and identifiers as the attributes on their types say, times and durations without loss.
/// </summary>
public static class StepJson
{
    /// <summary>
    /// Above this the serializer's own buffer, three bytes for a character, would stay in its pool: 64 MB for an
    /// organization.
    /// </summary>
    private const int LongText = 1 << 20;

    /// <summary>As a host without reflection has it: by what the compiler generated alone.</summary>
    public static JsonSerializerOptions Generated { get; } = Create(StepJsonContext.Default);

    public static JsonSerializerOptions Options { get; } =
        JsonSerializer.IsReflectionEnabledByDefault ? Create(ByReflection()) : Generated;

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, TypeOf<T>(Options));

    /// <exception cref="JsonException">The text is not JSON of this shape, or is <c>null</c>.</exception>
    public static T Read<T>(string json)
        where T : notnull => Read<T>(json, Options);

    /// <exception cref="JsonException">The text is not JSON of this shape, or is <c>null</c>.</exception>
    public static T Read<T>(string json, JsonSerializerOptions options)
        where T : notnull =>
        (options == Generated ? Read<T>(JsonNode.Parse(json), options)
            : json.Length > LongText ? JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), TypeOf<T>(options))
            : JsonSerializer.Deserialize(json, TypeOf<T>(options)))
        ?? throw new JsonException($"Found null where a {typeof(T).Name} was expected.");

    /// <returns>Null for null.</returns>
    /// <exception cref="JsonException">The node is not of this shape.</exception>
    public static T? Read<T>(JsonNode? node) => Read<T>(node, Options);

    public static JsonNode? ToNode<T>(T value) => JsonSerializer.SerializeToNode(value, TypeOf<T>(Options));

    private static T? Read<T>(JsonNode? node, JsonSerializerOptions options)
    {
        var type = TypeOf<T>(options);
        return (options == Generated ? AbsentMembers.Filled(node?.DeepClone(), type) : node).Deserialize(type);
    }

    private static JsonTypeInfo<T> TypeOf<T>(JsonSerializerOptions options) =>
        (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create(IJsonTypeInfoResolver resolver)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            // Error messages of AWS are full of quotes; nothing here is ever pasted into HTML unescaped.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = resolver,
        };
        options.MakeReadOnly();
        return options;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only where the program was not trimmed.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where code can be made while the program runs.")]
    private static DefaultJsonTypeInfoResolver ByReflection() => new();
}
