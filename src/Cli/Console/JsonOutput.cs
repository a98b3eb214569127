using System.Text.Encodings.Web;
using System.Text.Json;

namespace PciAutoHeal.Cli.Console;

/// <summary>The JSON that other programs read: camel case, nulls written, stable names.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Write<T>(T document) => JsonSerializer.Serialize(document, Options);

    /// <summary>Without the whole text in memory: a large rollout's status is 50 MB of it.</summary>
    public static void Write<T>(TextWriter to, T document)
    {
        using var stream = new TextStream(to);
        JsonSerializer.Serialize(stream, document, Options);
    }

    public static byte[] WriteBytes<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, Options);

    /// <exception cref="JsonException">The text is no JSON, or says something else than the type can hold.</exception>
    public static T Read<T>(string json)
        where T : class => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("It is null.");
}
