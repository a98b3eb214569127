namespace PciAutoHeal.Asl;

/// <summary>StartAt and States: a whole machine, a branch of a Parallel, or what a Map does with an item.</summary>
public sealed class StateGraph(string startAt, IReadOnlyList<State> states, JsonCursor source)
{
    private readonly Dictionary<string, State> _byName = states.ToDictionary(s => s.Name, StringComparer.Ordinal);

    public string StartAt { get; } = startAt;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<State> States { get; } = states;

    public JsonCursor Source { get; } = source;

    public State? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>This graph and every graph inside it.</summary>
    public IEnumerable<StateGraph> WithNested() =>
        States.SelectMany(state => state.Inner).SelectMany(inner => inner.WithNested()).Prepend(this);
}
