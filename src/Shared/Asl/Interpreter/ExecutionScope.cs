using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>What the frames of one execution share; a child execution has a scope of its own.</summary>
internal sealed class ExecutionScope(string machine, string id, string name, JsonNode? input, DateTimeOffset started)
{
    public string Machine { get; } = machine;

    public string Id { get; } = id;

    public string Name { get; } = name;

    public JsonNode? Input { get; } = input;

    public DateTimeOffset Started { get; } = started;

    /// <summary>The StateMachineArn by which a parent named the machine.</summary>
    public string? MachineArn { get; init; }

    public DateTimeOffset? Deadline { get; set; }

    public bool TimedOut { get; set; }

    public int HistoryEvents { get; set; }

    /// <summary><c>$$.Execution</c>, built once: it never changes and holds the whole input.</summary>
    public JsonObject ContextSection => field ??= new JsonObject
    {
        [nameof(Id)] = Id,
        [nameof(Input)] = Json.Place(Input),
        [nameof(Name)] = Name,
        ["StartTime"] = Timestamp.Format(Started),
    };
}
