using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>What the paths of a state can see: its data <c>$</c>, the context object <c>$$</c>, and chance.</summary>
internal sealed class DataView(
    JsonNode? data, string missingPathError, Func<string, JsonNode?> contextSection, Draws draws)
{
    /// <summary>The sections of the context object, built one at a time because few paths use more than one.</summary>
    public static readonly string[] ContextSections = ["Execution", "State", "StateMachine", "Map", "Task"];

    public JsonNode? Data { get; } = data;

    public Draws Draws { get; } = draws;

    /// <summary>What a <c>.$</c> field reports when its path leads nowhere.</summary>
    public string MissingPathError { get; } = missingPathError;

    public bool TryRead(JsonPath path, out JsonNode? value)
    {
        if (path.Root != PathRoot.Context)
            return path.TryRead(Data, out value);
        if (path.Segments is not [NameSegment first, ..])
            return path.TryRead(WholeContext(), out value);
        value = contextSection(first.Name);
        return value is not null && path.TryRead(value, value, out value, skip: 1);
    }

    /// <summary>The value, or a fault of the given name.</summary>
    public JsonNode? Read(JsonPath path, string error, string field) => TryRead(path, out var value)
        ? value
        : throw new StateFaultException(error, $"The path '{path}' of {field} was not found in the data.");

    private JsonObject WholeContext()
    {
        var context = new JsonObject();
        foreach (var section in ContextSections)
        {
            if (contextSection(section) is { } value)
                context[section] = Json.Place(value);
        }

        return context;
    }
}
