using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.Fields;

/// <summary>Collects what a reading finds, so that one run shows everything that has to be corrected.</summary>
internal sealed class Findings
{
    private readonly List<Diagnostic> found = [];

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Diagnostic> All => [.. found.OrderBy(d => d.Where?.Line).ThenBy(d => d.Where?.Column)];

    public int Count => found.Count;

    public bool HasErrors => found.Exists(d => d.Severity == Severity.Error);

    public void Add(Diagnostic diagnostic) => found.Add(diagnostic);
}
