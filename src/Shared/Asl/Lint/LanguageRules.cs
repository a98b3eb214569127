namespace PciAutoHeal.Asl;

/// <summary>Values that lie outside the subset, or that AWS refuses when a machine is created.</summary>
internal static class LanguageRules
{
    public const string QueryLanguage = "ASL102";
    public const string Resource = "ASL103";
    public const string Distributed = "ASL107";
    public const string StatesAllLast = "ASL110";
    public const string HeartbeatTooLong = "ASL111";
    public const string NameTooLong = "ASL112";

    private const int LongestName = 80;

    public static IEnumerable<LintFinding> Check(StateMachine machine)
    {
        var graphs = machine.Graph.WithNested().ToList();
        var states = graphs.SelectMany(graph => graph.States).ToList();
        return states.Select(state => state.Source).Prepend(machine.Source).SelectMany(CheckQueryLanguage)
            .Concat(graphs.SelectMany(graph => CheckProcessor(graph.Source)))
            .Concat(states.SelectMany(CheckState));
    }

    private static IEnumerable<LintFinding> CheckQueryLanguage(JsonCursor source)
    {
        if (source.Find("QueryLanguage") is { } language && language.Element.ToString() != "JSONPath")
            yield return new(language.Path, QueryLanguage, $"the query language is JSONPath, not {language.Element}");
    }

    private static IEnumerable<LintFinding> CheckProcessor(JsonCursor graph)
    {
        if (graph.Find("ProcessorConfig")?.Find("Mode") is { } mode && mode.Element.ToString() != "INLINE")
            yield return new(mode.Path, Distributed, $"only the Mode INLINE is run, not {mode.Element}");
    }

    private static IEnumerable<LintFinding> CheckState(State state)
    {
        if (state.Name.Length > LongestName)
            yield return new(state.Source.Path, NameTooLong, $"a state name has at most {LongestName} characters");
        if (state is TaskState { Resource: { IsOutsideSubset: true } resource })
        {
            yield return new(state.Source.Need("Resource").Path, Resource,
                $"'{resource.Name}' is not run; known are a step's name, the suffix .waitForTaskToken, "
                + $"{TaskResource.ChildExecution} and {TaskResource.InvokeWithToken}");
        }

        if (state is TaskState { HeartbeatSeconds: { Path: null } beat, TimeoutSeconds: { Path: null } timeout }
            && beat.Fixed >= timeout.Fixed)
        {
            yield return new(state.Source.Need("HeartbeatSeconds").Path, HeartbeatTooLong,
                "HeartbeatSeconds must be less than TimeoutSeconds");
        }

        if (state is not WorkState work)
            yield break;
        foreach (var (list, errors) in new[] { ("Retry", work.Retry.Select(r => r.ErrorEquals)),
            ("Catch", work.Catch.Select(c => c.ErrorEquals)) })
        {
            var early = errors.SkipLast(1).ToList().FindIndex(names => names.Contains(ErrorNames.All));
            if (early >= 0)
            {
                yield return new($"{state.Source.Path}.{list}[{early}]", StatesAllLast,
                    $"{ErrorNames.All} must be the last entry of {list}");
            }
        }
    }
}
