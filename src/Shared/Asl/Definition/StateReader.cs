using System.Text.Json;

namespace PciAutoHeal.Asl;

/// <summary>Definition JSON to <see cref="State"/> records. Unknown fields are for the lint to refuse.</summary>
internal static class StateReader
{
    public static StateGraph ReadGraph(JsonCursor source)
    {
        var states = source.Need("States").Members().Select(ReadState).ToList();
        return states.Count > 0
            ? new StateGraph(source.Need("StartAt").Text(), states, source)
            : throw source.Need("States").Refuse("expected at least one state");
    }

    private static State ReadState(JsonCursor source)
    {
        State state = source.Need("Type").Text() switch
        {
            "Pass" => new PassState(source)
            {
                Parameters = Template(source, "Parameters"),
                Result = source.Find("Result"),
                ResultPath = ReferencePath(source, "ResultPath"),
            },
            "Choice" => new ChoiceState(source, ReadChoices(source), source.Find("Default")?.Text()),
            "Wait" => new WaitState(source, ReadWait(source)),
            "Succeed" => new SucceedState(source),
            "Fail" => new FailState(source)
            {
                Error = ReadWording(source, "Error"),
                Cause = ReadWording(source, "Cause"),
            },
            "Task" => WorkReader.ReadTask(source),
            "Parallel" => WorkReader.ReadParallel(source),
            "Map" => WorkReader.ReadMap(source),
            var other => throw source.Need("Type").Refuse($"'{other}' is not a state type"),
        };
        return state with
        {
            Comment = source.Find("Comment")?.Text(),
            InputPath = AnyPath(source, "InputPath"),
            OutputPath = AnyPath(source, "OutputPath"),
            Next = state is ChoiceState or SucceedState or FailState ? null : ReadNext(source),
        };
    }

    public static JsonPath? AnyPath(JsonCursor source, string field) => source.Find(field) switch
    {
        null => JsonPath.Whole,
        { Kind: JsonValueKind.Null } => null,
        { } path => path.Parsed(JsonPath.Parse),
    };

    public static JsonPath? ReferencePath(JsonCursor source, string field)
    {
        var path = AnyPath(source, field);
        return path is null or { IsReference: true, Root: PathRoot.Input }
            ? path
            : throw source.Need(field).Refuse($"'{path}' is not a reference path: names and positions only");
    }

    public static PayloadTemplate? Template(JsonCursor source, string field) =>
        source.Find(field) is { } template ? PayloadTemplate.Parse(template) : null;

    private static string? ReadNext(JsonCursor source)
    {
        var next = source.Find("Next")?.Text();
        var ends = source.Find("End")?.Truth() ?? false;
        return (next is null) == ends ? next : throw source.Refuse("expected either Next or \"End\": true");
    }

    private static List<ChoiceBranch> ReadChoices(JsonCursor source)
    {
        var choices = source.Need("Choices").Items().Select(ChoiceReader.ReadBranch).ToList();
        return choices.Count > 0 ? choices : throw source.Need("Choices").Refuse("expected at least one rule");
    }

    private static WaitFor ReadWait(JsonCursor source)
    {
        var wait = new WaitFor(
            source.Find("Seconds")?.Number(0),
            source.Find("Timestamp")?.Parsed(Instant),
            source.Find("SecondsPath")?.Parsed(JsonPath.Parse),
            source.Find("TimestampPath")?.Parsed(JsonPath.Parse));
        object?[] given = [wait.Seconds, wait.Instant, wait.SecondsPath, wait.TimestampPath];
        return given.Count(one => one is not null) == 1
            ? wait
            : throw source.Refuse("expected exactly one of Seconds, Timestamp, SecondsPath, TimestampPath");
    }

    private static DateTimeOffset Instant(string text) =>
        Timestamp.TryParse(text) ?? throw new FormatException($"'{text}' is not an RFC 3339 timestamp.");

    private static Wording ReadWording(JsonCursor source, string field)
    {
        var from = source.Find(field + "Path") is { } path
            ? new ComputedTemplate(path.Parsed(Expression.Parse), field + "Path")
            : null;
        var text = source.Find(field)?.Text();
        return from is null || text is null
            ? new Wording(text, from)
            : throw source.Refuse($"expected either {field} or {field}Path");
    }
}
