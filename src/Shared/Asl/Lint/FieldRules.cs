namespace PciAutoHeal.Asl;

/// <summary>Every field is one that the interpreter honours: what it would ignore, it refuses.</summary>
internal static class FieldRules
{
    public const string UnknownField = "ASL101";

    public static IEnumerable<LintFinding> Check(StateMachine machine) =>
        Unknown(machine.Source, Fields.MachineOrder, "a state machine")
            .Concat(machine.Graph.WithNested().SelectMany(CheckGraph));

    private static IEnumerable<LintFinding> CheckGraph(StateGraph graph)
    {
        // The whole machine has been checked with its own, longer list.
        var own = graph.Source.Path == "$" ? [] : Unknown(graph.Source, Fields.Graph, "a branch or item processor");
        return own.Concat(graph.States.SelectMany(CheckState));
    }

    private static IEnumerable<LintFinding> CheckState(State state)
    {
        var type = state.Source.Need("Type").Text();
        return Unknown(state.Source, Fields.Of(state), $"a {type} state")
            .Concat(Each(state, "Retry", Fields.Retrier, "a retrier"))
            .Concat(Each(state, "Catch", Fields.Catcher, "a catcher"));
    }

    private static IEnumerable<LintFinding> Each(State state, string list, IReadOnlyList<string> known, string what) =>
        state is WorkState && state.Source.Find(list) is { } entries
            ? entries.Items().SelectMany(entry => Unknown(entry, known, what))
            : [];

    private static IEnumerable<LintFinding> Unknown(JsonCursor source, IReadOnlyList<string> known, string what) =>
        source.Members()
            .Where(field => !known.Contains(field.Name))
            .Select(field => new LintFinding(field.Path, UnknownField, $"'{field.Name}' is not a field of {what}"));
}
