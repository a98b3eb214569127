using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.Yaml;

/// <summary>Leaves the recursive reading at the first thing that cannot be accepted.</summary>
public sealed class YamlRefusedException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    public Diagnostic Diagnostic { get; } = diagnostic;
}
