using System.Collections.Frozen;

namespace PciAutoHeal.Simulation.Services.Deliveries;

/// <summary>
/// Names that a template gives its resources. Thousands of places hold the same ones, so what follows from two sets, or
/// from a set and a list of wanted names, is worked out once.
/// </summary>
internal sealed class NameSet(IEnumerable<string> names)
{
    private readonly FrozenSet<string> names = names.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> whateverTheCase = names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<NameSet, NameSet?> unions = [];
    private readonly Dictionary<IReadOnlyList<string>, string?> misses = [];

    public int Count => names.Count;

    public IReadOnlyCollection<string> Names => names;

    public bool Has(string name) => names.Contains(name);

    public bool HasWhateverTheCase(string name) => whateverTheCase.Contains(name);

    /// <summary>Both together; null when a name is in both, whatever its letters' case.</summary>
    public NameSet? With(NameSet other)
    {
        if (!unions.TryGetValue(other, out var union))
        {
            unions[other] = union = other.names.Any(HasWhateverTheCase) ? null : new(names.Concat(other.names));
        }

        return union;
    }

    /// <summary>The first of a list, which never changes, that is not here; null when all are.</summary>
    public string? FirstMissing(IReadOnlyList<string> wanted)
    {
        if (!misses.TryGetValue(wanted, out var missing))
        {
            misses[wanted] = missing = wanted.FirstOrDefault(name => !names.Contains(name));
        }

        return missing;
    }
}
