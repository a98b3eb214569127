using System.Text.Json;

namespace PciAutoHeal.Asl;

/// <summary>A parsed definition: paths compiled, shapes checked; the rest is for <see cref="AslLint"/>.</summary>
public sealed record StateMachine(string Name, StateGraph Graph, JsonCursor Source)
{
    public string StartAt => Graph.StartAt;

    public IReadOnlyList<State> States => Graph.States;

    public string? Comment { get; private init; }

    public TimeSpan? Timeout { get; private init; }

    /// <param name="name">The name by which executions and parents refer to it.</param>
    /// <param name="json">The definition, in JSON.</param>
    /// <param name="placeholders">What <c>${Name}</c> stands for; without it placeholders stay as they are.</param>
    /// <exception cref="AslException">The text is not JSON, or not a definition this library understands.</exception>
    public static StateMachine Parse(
        string name, string json, IReadOnlyDictionary<string, string>? placeholders = null)
    {
        var source = new JsonCursor(Read(json), "$", name);
        if (placeholders is not null)
            source = source with { Element = Placeholders.Fill(source, placeholders) };
        return new StateMachine(name, StateReader.ReadGraph(source), source)
        {
            Comment = source.Find("Comment")?.Text(),
            Timeout = source.Find("TimeoutSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds.Whole(1)) : null,
        };
    }

    private static JsonElement Read(string json)
    {
        try
        {
            var element = JsonElement.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });

            // Reads every text once: half of a surrogate pair shows only then.
            Json.FromElement(element);
            return element;
        }
        catch (JsonException e)
        {
            var line = e.LineNumber + 1;
            throw new AslException("$", $"not JSON, line {line}: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            throw new AslException("$", $"not Unicode: {e.Message}", e);
        }
    }
}
