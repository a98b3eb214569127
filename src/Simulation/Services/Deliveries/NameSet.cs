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
    private readonly Dictionary<NameSet, bool> overlaps = [];
    private readonly Dictionary<IReadOnlyList<string>, ulong[]> covers = [];

    public int Count => names.Count;

    public IReadOnlyCollection<string> Names => names;

    public bool Has(string name) => names.Contains(name);

    public bool HasWhateverTheCase(string name) => whateverTheCase.Contains(name);

    /// <summary>Whether a name is in both, whatever its letters' case.</summary>
    public bool Overlaps(NameSet other)
    {
        if (!overlaps.TryGetValue(other, out var does))
        {
            overlaps[other] = does = other.names.Any(HasWhateverTheCase);
        }

        return does;
    }

    /// <summary>A bit for each name of a list, which never changes: whether it is here.</summary>
    public ReadOnlySpan<ulong> Covers(IReadOnlyList<string> wanted)
    {
        if (!covers.TryGetValue(wanted, out var bits))
        {
            covers[wanted] = bits = new ulong[(wanted.Count + 63) / 64];
            for (var i = 0; i < wanted.Count; i++)
            {
                bits[i / 64] |= Has(wanted[i]) ? 1UL << (i % 64) : 0;
            }
        }

        return bits;
    }
}
