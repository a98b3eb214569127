using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.Catalog;

/// <summary>The source of truth: every rule, the pack it is in, and what may be done about a finding.</summary>
public sealed record RuleCatalog(string File, IReadOnlyList<CatalogPack> Packs, IReadOnlyList<CatalogRule> Rules)
{
    public IEnumerable<CatalogRule> RulesOf(CatalogPack pack) => Rules.Where(rule => rule.Pack == pack.Name);
}

public sealed record CatalogPack(string Name, string Description, SourceLocation Where);

public sealed record CatalogRule(
    string Rule,
    string Name,
    string Pack,
    IReadOnlyList<string> ResourceTypes,
    ResourceIdKind ResourceId,
    bool IsGlobal,
    string? Frequency,
    IReadOnlyList<string> Pci321,
    IReadOnlyList<string> Pci40,
    Handling Handling,
    string? Document,
    string Reason,
    bool Reversible,
    IReadOnlyDictionary<string, string> Parameters,
    SourceLocation Where);

/// <summary>What may happen to a finding: by itself, after a person said yes, or only by a person.</summary>
public enum Handling
{
    Auto,
    Gated,
    Manual,
}

/// <summary>What Config hands a remediation as RESOURCE_ID for a rule.</summary>
public enum ResourceIdKind
{
    Name,
    Arn,
    Id,
    UniqueId,
    Account,
}
