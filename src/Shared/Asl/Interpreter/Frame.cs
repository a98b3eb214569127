using System.Globalization;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

internal enum FrameKind
{
    Root,
    Branch,
    Item,
    Child,
}

internal enum FramePhase
{
    /// <summary>About to enter its state.</summary>
    Ready,

    /// <summary>In a Wait state, until Due.</summary>
    Waiting,

    /// <summary>A call is offered to the host.</summary>
    Working,

    /// <summary>The host has run the call; the token's holder owes the result.</summary>
    AwaitingToken,

    /// <summary>Failed; tries again at Due.</summary>
    BackingOff,

    /// <summary>Frames below it run: branches, items, or a child execution.</summary>
    FannedOut,
}

/// <summary>One thread of control: it is in one state of one graph. Frames form a tree.</summary>
internal sealed class Frame(int id, FrameKind kind, int index, Frame? parent, ExecutionScope scope)
{
    public int Id { get; } = id;

    public FrameKind Kind { get; } = kind;

    /// <summary>Which branch or item of the parent.</summary>
    public int Index { get; } = index;

    public Frame? Parent { get; } = parent;

    public ExecutionScope Scope { get; } = scope;

    public bool OwnsScope => Kind is FrameKind.Root or FrameKind.Child;

    public required string State { get; set; }

    /// <summary>The raw input of the state.</summary>
    public JsonNode? Input { get; set; }

    public FramePhase Phase { get; set; }

    public DateTimeOffset Entered { get; set; }

    /// <summary>Counts the states this frame has entered.</summary>
    public int Visit { get; set; }

    /// <summary>Counts the retries of the state.</summary>
    public int Attempt { get; set; }

    /// <summary>How often each retrier of the state was used; null before the first retry.</summary>
    public int[]? RetrierUses { get; set; }

    public DateTimeOffset? Due { get; set; }

    public DateTimeOffset? Deadline { get; set; }

    public DateTimeOffset? HeartbeatDue { get; set; }

    /// <summary>Outputs of the frames below, by index; null also where one is not there yet.</summary>
    public JsonNode?[] Results { get; set; } = [];

    /// <summary>The next item to start; equal to the number of results once all have started.</summary>
    public int NextIndex { get; set; }

    public SortedDictionary<int, Frame> Children { get; } = [];

    public bool IsLive { get; set; } = true;

    // What follows is derived from the definition and from the above, when first needed after a restart.
    public StateGraph? Graph { get; set; }

    public TaskCall? Call { get; set; }

    public JsonArray? Items { get; set; }

    public string CallId => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Visit}.{Attempt}");

    public string Path => field ??= Parent is null ? "" : Parent.Path.Length == 0 ? Step : $"{Parent.Path}/{Step}";

    private string Step => Kind == FrameKind.Child
        ? $"{Parent!.State}>{Scope.Machine}"
        : string.Create(CultureInfo.InvariantCulture, $"{Parent!.State}[{Index}]");

    public DateTimeOffset? NextTimer
    {
        get
        {
            var earliest = Due;
            Take(HeartbeatDue);
            Take(Deadline);
            Take(OwnsScope ? Scope.Deadline : null);
            return earliest;

            void Take(DateTimeOffset? other)
            {
                if (earliest is null || other < earliest)
                    earliest = other;
            }
        }
    }

    public void ClearTimers() => Due = Deadline = HeartbeatDue = null;
}
