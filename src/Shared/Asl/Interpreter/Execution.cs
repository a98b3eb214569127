using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>
/// Everything there is to know about one execution between two steps. What it gives out is not to be changed.
/// </summary>
public sealed class Execution
{
    internal Execution(ExecutionScope scope, string seed)
    {
        Scope = scope;
        Seed = seed;
    }

    public string Id => Scope.Id;

    public string MachineName => Scope.Machine;

    public JsonNode? Input => Scope.Input;

    public DateTimeOffset Started => Scope.Started;

    public ExecutionStatus Status { get; internal set; }

    public DateTimeOffset? Ended { get; internal set; }

    public JsonNode? Output { get; internal set; }

    public string? Error { get; internal set; }

    public string? Cause { get; internal set; }

    /// <summary>Events in the history, counted as AWS would.</summary>
    public int HistoryEvents => Scope.HistoryEvents;

    /// <summary>The longest history of this execution and its child executions so far.</summary>
    public int LongestHistory { get; internal set; }

    internal ExecutionScope Scope { get; }

    /// <summary>Jitter, tokens and identifiers derive from it.</summary>
    internal string Seed { get; }

    internal int LastFrameId { get; set; }

    /// <summary>Null once the execution has ended.</summary>
    internal Frame? Root { get; set; }

    /// <summary>Every live frame. Ids only grow, so the order is that of creation.</summary>
    internal SortedDictionary<int, Frame> Frames { get; } = [];

    /// <summary>Machine and name of every child execution there was; AWS lets no name be used twice.</summary>
    internal SortedSet<string> ChildNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of frames about to enter a state, taken lowest first: a reload must not change the order.</summary>
    internal SortedSet<int> Ready { get; } = [];

    internal List<ExecutionEvent> News { get; set; } = [];

    /// <summary>One self-contained text; what <see cref="FromJson"/> makes of it goes on in the same way.</summary>
    public string ToJson() => ExecutionWriter.Write(this);

    /// <exception cref="AslException">The text is not a saved execution of a known schema.</exception>
    public static Execution FromJson(string json) => ExecutionReader.Read(json);

    internal Frame AddFrame(
        FrameKind kind, int index, Frame? parent, ExecutionScope scope, string state, JsonNode? input)
    {
        var frame = new Frame(++LastFrameId, kind, index, parent, scope) { State = state, Input = input };
        Adopt(frame);
        Ready.Add(frame.Id);
        return frame;
    }

    internal void Adopt(Frame frame)
    {
        Frames.Add(frame.Id, frame);
        if (frame.Parent is null)
            Root = frame;
        else
            frame.Parent.Children.Add(frame.Index, frame);
    }

    internal void Remove(Frame frame)
    {
        foreach (var child in frame.Children.Values.ToList())
            Remove(child);
        frame.IsLive = false;
        Ready.Remove(frame.Id);
        Frames.Remove(frame.Id);
        if (frame.Parent is null)
            Root = null;
        else
            frame.Parent.Children.Remove(frame.Index);
    }
}
