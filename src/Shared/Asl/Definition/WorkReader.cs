namespace PciAutoHeal.Asl;

/// <summary>Reads Task, Parallel and Map, and the Retry and Catch they share.</summary>
internal static class WorkReader
{
    public static TaskState ReadTask(JsonCursor source) =>
        Common(source, new TaskState(source, TaskResource.Parse(source.Need("Resource").Text()))
        {
            TimeoutSeconds = ReadAmount(source, "TimeoutSeconds", 1),
            HeartbeatSeconds = ReadAmount(source, "HeartbeatSeconds", 1),
        });

    public static ParallelState ReadParallel(JsonCursor source)
    {
        var branches = source.Need("Branches").Items().Select(StateReader.ReadGraph).ToList();
        return branches.Count > 0
            ? Common(source, new ParallelState(source, branches))
            : throw source.Need("Branches").Refuse("expected at least one branch");
    }

    public static MapState ReadMap(JsonCursor source)
    {
        var processor = source.Find("ItemProcessor") ?? source.Find("Iterator")
            ?? throw source.Refuse("'ItemProcessor' is missing");
        var map = new MapState(source, StateReader.ReadGraph(processor))
        {
            ItemsPath = source.Find("ItemsPath")?.Parsed(JsonPath.Parse) ?? JsonPath.Whole,
            ItemSelector = StateReader.Template(source, "ItemSelector") ?? StateReader.Template(source, "Parameters"),
            MaxConcurrency = ReadAmount(source, "MaxConcurrency", 0) ?? new Amount(0, null),
        };
        return Common(source, map) with { Parameters = null };
    }

    private static T Common<T>(JsonCursor source, T state)
        where T : WorkState => state with
        {
            Parameters = StateReader.Template(source, "Parameters"),
            ResultSelector = StateReader.Template(source, "ResultSelector"),
            ResultPath = StateReader.ReferencePath(source, "ResultPath"),
            Retry = [.. List(source, "Retry").Select(ReadRetrier)],
            Catch = [.. List(source, "Catch").Select(ReadCatcher)],
        };

    private static IEnumerable<JsonCursor> List(JsonCursor source, string field) => source.Find(field)?.Items() ?? [];

    private static Amount? ReadAmount(JsonCursor source, string field, int least)
    {
        var fromPath = source.Find(field + "Path")?.Parsed(JsonPath.Parse);
        if (source.Find(field) is not { } given)
            return fromPath is null ? null : new Amount(0, fromPath);
        return fromPath is null
            ? new Amount(given.Whole(least), null)
            : throw source.Refuse($"expected either {field} or {field}Path");
    }

    private static Retrier ReadRetrier(JsonCursor source) => new(ReadErrors(source))
    {
        IntervalSeconds = source.Find("IntervalSeconds")?.Whole(1) ?? 1,
        MaxAttempts = source.Find("MaxAttempts")?.Whole(0) ?? 3,
        BackoffRate = source.Find("BackoffRate")?.Number(1) ?? 2.0,
        MaxDelaySeconds = source.Find("MaxDelaySeconds")?.Whole(1),
        HasFullJitter = source.Find("JitterStrategy") is { } jitter && ReadJitter(jitter),
    };

    private static Catcher ReadCatcher(JsonCursor source) => new(ReadErrors(source), source.Need("Next").Text())
    {
        ResultPath = StateReader.ReferencePath(source, "ResultPath"),
    };

    private static List<string> ReadErrors(JsonCursor source)
    {
        var names = source.Need("ErrorEquals");
        var errors = names.Items().Select(item => item.Text()).ToList();
        if (errors.Count == 0)
            throw names.Refuse("expected at least one error name");
        return errors.Count > 1 && errors.Contains(ErrorNames.All)
            ? throw names.Refuse($"{ErrorNames.All} must stand alone")
            : errors;
    }

    private static bool ReadJitter(JsonCursor source) => source.Text() switch
    {
        "FULL" => true,
        "NONE" => false,
        var other => throw source.Refuse($"'{other}' is not FULL or NONE"),
    };
}
