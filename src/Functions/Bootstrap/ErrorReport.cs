using System.Text.Json;
using System.Text.Json.Nodes;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Functions.Bootstrap;

/// <summary>
/// A failure as Step Functions sees it: <c>errorType</c> is what Retry and Catch match, so it is the exception's simple
/// name, and <see cref="TransientException"/> and <see cref="TerminalException"/> are contract.
/// </summary>
public sealed record ErrorReport(string Type, string Message, IReadOnlyList<string> StackTrace)
{
    /// <summary>Step Functions keeps 32,768 characters of a cause; what people read must be among them.</summary>
    private const int LongestMessage = 8 * 1024;

    private const int DeepestTrace = 20;

    public static ErrorReport Of(Exception exception) => exception switch
    {
        TransientException e => new(nameof(TransientException), Short($"{e.Code}: {e.Message}"), []),
        TerminalException e => new(nameof(TerminalException), Short($"{e.Code}: {e.Message}"), []),
        _ => new(exception.GetType().Name, Short(exception.Message), Trace(exception)),
    };

    public ReadOnlyMemory<byte> ToJson()
    {
        var json = new JsonObject
        {
            ["errorType"] = Type,
            ["errorMessage"] = Message,
            ["stackTrace"] = new JsonArray([.. StackTrace.Select(line => (JsonNode)JsonValue.Create(line))]),
        };
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = StepJson.Options.Encoder }))
        {
            json.WriteTo(writer);
        }

        return bytes.ToArray();
    }

    private static string Short(string message) =>
        message.Length <= LongestMessage ? message : $"{message[..LongestMessage]}…";

    private static IReadOnlyList<string> Trace(Exception exception) =>
    [
        .. (exception.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Take(DeepestTrace),
    ];
}
