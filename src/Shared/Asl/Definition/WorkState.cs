namespace PciAutoHeal.Asl;

/// <summary>The states that do something that can fail: Task, Parallel and Map.</summary>
public abstract record WorkState(JsonCursor Source) : State(Source)
{
    public PayloadTemplate? Parameters { get; init; }

    public PayloadTemplate? ResultSelector { get; init; }

    public JsonPath? ResultPath { get; init; } = JsonPath.Whole;

    public IReadOnlyList<Retrier> Retry { get; init; } = [];

    public IReadOnlyList<Catcher> Catch { get; init; } = [];

    public override IEnumerable<(string Name, string Path)> Targets =>
        base.Targets.Concat(Catch.Select((c, i) => (c.Next, $"{Source.Path}.Catch[{i}].Next")));
}

public sealed record TaskState(JsonCursor Source, TaskResource Resource) : WorkState(Source)
{
    public Amount? TimeoutSeconds { get; init; }

    public Amount? HeartbeatSeconds { get; init; }
}

public sealed record ParallelState(JsonCursor Source, IReadOnlyList<StateGraph> Branches) : WorkState(Source)
{
    public override IReadOnlyList<StateGraph> Inner => Branches;
}

/// <summary>An inline Map. Its Parameters field is the old name of ItemSelector and is read as one.</summary>
public sealed record MapState(JsonCursor Source, StateGraph Processor) : WorkState(Source)
{
    private readonly IReadOnlyList<StateGraph> _inner = [Processor];

    public JsonPath ItemsPath { get; init; } = JsonPath.Whole;

    public PayloadTemplate? ItemSelector { get; init; }

    /// <summary>Zero is no limit.</summary>
    public Amount MaxConcurrency { get; init; } = new(0, null);

    public override IReadOnlyList<StateGraph> Inner => _inner;
}

/// <summary>A number in the file, or a path to one in the data.</summary>
public sealed record Amount(int Fixed, JsonPath? Path);

/// <summary>What a Wait state waits for; exactly one of the four.</summary>
public sealed record WaitFor(double? Seconds, DateTimeOffset? Instant, JsonPath? SecondsPath, JsonPath? TimestampPath);
