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
    };

    public static string Write<T>(T document) => JsonSerializer.Serialize(document, Options);
}
