using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

internal static class ExecutionReader
{
    public static Execution Read(string json)
    {
        try
        {
            var saved = Json.Parse(json, ExecutionWriter.Depth) as JsonObject;
            return Read(saved ?? throw new FormatException("expected an object"));
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            throw new AslException("$", $"not a saved execution: {e.Message}", e);
        }
    }

    private static Execution Read(JsonObject saved)
    {
        var schema = Whole(saved, "schema");
        if (schema != ExecutionWriter.Schema)
            throw new AslException("$.schema", $"this version reads schema {ExecutionWriter.Schema}, not {schema}");

        var execution = new Execution(Scope(saved), Text(saved, "seed"))
        {
            Status = Enum.Parse<ExecutionStatus>(Text(saved, "status")),
            LongestHistory = Whole(saved, "longestHistory"),
            LastFrameId = Whole(saved, "lastFrame"),
            Ended = Time(saved, "ended"),
            Output = saved["output"],
            Error = Json.Text(saved["error"]),
            Cause = Json.Text(saved["cause"]),
        };
        foreach (var name in List(saved, "childNames"))
            execution.ChildNames.Add(Json.Text(name) ?? throw new FormatException("a child name is not a text"));
        if (saved["root"] is JsonObject root)
            Frame(execution, root, null, execution.Scope);

        execution.Ready.UnionWith(execution.Frames.Values
            .Where(frame => frame.Phase == FramePhase.Ready)
            .Select(frame => frame.Id));
        return execution;
    }

    private static void Frame(Execution execution, JsonObject saved, Frame? parent, ExecutionScope scope)
    {
        var kind = Enum.Parse<FrameKind>(Text(saved, "kind"));
        if (kind == FrameKind.Child)
            scope = Scope(saved);
        var frame = new Frame(Whole(saved, "id"), kind, Whole(saved, "index"), parent, scope)
        {
            State = Text(saved, "state"),
            Input = saved["input"],
            Phase = Enum.Parse<FramePhase>(Text(saved, "phase")),
            Entered = Time(saved, "entered") ?? default,
            Visit = Whole(saved, "visit"),
            Attempt = Whole(saved, "attempt"),
            Due = Time(saved, "due"),
            Deadline = Time(saved, "deadline"),
            HeartbeatDue = Time(saved, "heartbeatDue"),
            RetrierUses = saved["retrierUses"] is JsonArray uses ? [.. uses.Select(Number)] : null,
            Results = [.. List(saved, "results")],
            NextIndex = Whole(saved, "nextIndex"),
        };
        execution.Adopt(frame);
        foreach (var child in List(saved, "children"))
            Frame(execution, child as JsonObject ?? throw new FormatException("a frame is no object"), frame, scope);
    }

    private static ExecutionScope Scope(JsonObject holder)
    {
        var saved = holder["execution"] as JsonObject ?? throw new FormatException("'execution' is missing");
        return new ExecutionScope(
            Text(saved, "machine"),
            Text(saved, "id"),
            Text(saved, "name"),
            saved["input"],
            Time(saved, "started") ?? throw new FormatException("'started' is missing"))
        {
            MachineArn = Json.Text(saved["machineArn"]),
            Deadline = Time(saved, "deadline"),
            HistoryEvents = Whole(saved, "historyEvents"),
        };
    }

    private static IEnumerable<JsonNode?> List(JsonObject saved, string name) => saved[name] as JsonArray ?? [];

    private static string Text(JsonObject saved, string name) =>
        Json.Text(saved[name]) ?? throw new FormatException($"'{name}' is missing");

    private static int Whole(JsonObject saved, string name) => saved[name] is { } node ? Number(node) : 0;

    private static int Number(JsonNode? node) =>
        Json.Decimal(node) is { } number and >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw new FormatException("a number is not one");

    private static DateTimeOffset? Time(JsonObject saved, string name) => Json.Text(saved[name]) is { } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
        : null;
}
