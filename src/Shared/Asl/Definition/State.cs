namespace PciAutoHeal.Asl;

/// <summary>One state of a definition; a null path is a <c>null</c> in the file and means "nothing".</summary>
public abstract record State(JsonCursor Source)
{
    public string Name => Source.Name;

    public string? Comment { get; init; }

    public JsonPath? InputPath { get; init; } = JsonPath.Whole;

    public JsonPath? OutputPath { get; init; } = JsonPath.Whole;

    /// <summary>Null where the state ends its graph, or where something else decides (Choice).</summary>
    public string? Next { get; init; }

    /// <summary>The graphs this state runs: branches, or the item processor.</summary>
    public virtual IReadOnlyList<StateGraph> Inner => [];

    /// <summary>Every name this state may hand over to, with its place in the file.</summary>
    public virtual IEnumerable<(string Name, string Path)> Targets =>
        Next is null ? [] : [(Next, JsonCursor.ChildPath(Source.Path, nameof(Next)))];
}

public sealed record PassState(JsonCursor Source) : State(Source)
{
    public PayloadTemplate? Parameters { get; init; }

    /// <summary>The Result field, or null where there is none; a JSON null is a result too.</summary>
    public JsonCursor? Result { get; init; }

    public JsonPath? ResultPath { get; init; } = JsonPath.Whole;
}

public sealed record ChoiceState(JsonCursor Source, IReadOnlyList<ChoiceBranch> Choices, string? Default)
    : State(Source)
{
    public override IEnumerable<(string Name, string Path)> Targets
    {
        get
        {
            var targets = Choices.Select((c, i) => (c.Next, $"{Source.Path}.Choices[{i}].Next"));
            return Default is null ? targets : targets.Append((Default, $"{Source.Path}.Default"));
        }
    }
}

public sealed record WaitState(JsonCursor Source, WaitFor For) : State(Source);

public sealed record SucceedState(JsonCursor Source) : State(Source);

public sealed record FailState(JsonCursor Source) : State(Source)
{
    public Wording Error { get; init; } = new(null, null);

    public Wording Cause { get; init; } = new(null, null);
}

/// <summary>A text as it stands, or an expression that yields it (ErrorPath, CausePath).</summary>
public sealed record Wording(string? Text, PayloadTemplate? From);
