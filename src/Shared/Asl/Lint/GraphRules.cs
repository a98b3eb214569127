namespace PciAutoHeal.Asl;

/// <summary>Names lead somewhere, everything can be reached, and from everywhere there is a way out.</summary>
internal static class GraphRules
{
    public const string NoSuchState = "ASL104";
    public const string RepeatedName = "ASL106";
    public const string Unreachable = "ASL206";
    public const string DeadEnd = "ASL207";

    public static IEnumerable<LintFinding> Check(StateMachine machine)
    {
        var graphs = machine.Graph.WithNested().ToList();
        return graphs.SelectMany(CheckGraph).Concat(CheckNames(graphs));
    }

    private static IEnumerable<LintFinding> CheckGraph(StateGraph graph)
    {
        if (graph.Find(graph.StartAt) is null)
            yield return new(graph.Source.Need("StartAt").Path, NoSuchState, $"there is no state '{graph.StartAt}'");
        foreach (var (name, path) in graph.States.SelectMany(state => state.Targets))
        {
            if (graph.Find(name) is null)
                yield return new(path, NoSuchState, $"there is no state '{name}' on this level");
        }

        var reached = Closure([graph.StartAt], name => graph.Find(name)?.Targets.Select(target => target.Name) ?? []);
        foreach (var state in graph.States.Where(state => !reached.Contains(state.Name)))
            yield return new(state.Source.Path, Unreachable, $"nothing leads to '{state.Name}'");

        var ends = graph.States.Where(state => !state.Targets.Any() || (state is WorkState && state.Next is null));
        var before = graph.States
            .SelectMany(state => state.Targets.Select(target => (From: state.Name, To: target.Name)))
            .ToLookup(edge => edge.To, edge => edge.From);
        var ending = Closure(ends.Select(state => state.Name), name => before[name]);
        foreach (var state in graph.States.Where(state => !ending.Contains(state.Name)))
            yield return new(state.Source.Path, DeadEnd, $"from '{state.Name}' no end can be reached");
    }

    /// <summary>Names are unique in the whole machine, as the specification asks.</summary>
    private static IEnumerable<LintFinding> CheckNames(IEnumerable<StateGraph> graphs) => graphs
        .SelectMany(graph => graph.States)
        .GroupBy(state => state.Name)
        .SelectMany(same => same.Skip(1))
        .Select(state => new LintFinding(state.Source.Path, RepeatedName, $"there are two '{state.Name}'"));

    private static HashSet<string> Closure(IEnumerable<string> from, Func<string, IEnumerable<string>> next)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(from);
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name))
                continue;
            foreach (var other in next(name))
                open.Push(other);
        }

        return seen;
    }
}
