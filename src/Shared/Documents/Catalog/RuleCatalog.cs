using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.Catalog;

/// <summary>The source of truth: every rule, the pack it is in, and what may be done about a finding.</summary>
public sealed record RuleCatalog(string File, IReadOnlyList<CatalogPack> Packs, IReadOnlyList<CatalogRule> Rules)
{
    public IEnumerable<CatalogRule> RulesOf(CatalogPack pack) => Rules.Where(rule => rule.Packs.Contains(pack.Name));

    /// <summary>The rules of a standard, in one pack of its name or in several parts.</summary>
    public IEnumerable<CatalogRule> RulesOf(string standard)
    {
        var parts = Packs.Where(pack => (pack.Standard ?? pack.Name) == standard).Select(pack => pack.Name).ToHashSet();
        return Rules.Where(rule => rule.Packs.Any(parts.Contains));
    }
}

/// <summary>A template to be generated.</summary>
/// <param name="Standard">The name that selects this pack together with the other parts of a standard.</param>
/// <param name="IsOptional">Rolled out only where a rollout names it: its rules are in other packs as well.</param>
public sealed record CatalogPack(
    string Name, string? Standard, bool IsOptional, string Description, SourceLocation Where);

/// <summary>A rule and all there is to say about it.</summary>
/// <param name="OnlyRegion">The one Region where Config has this rule; a template with it fails anywhere else.</param>
/// <param name="Parameters">Input parameters of the rule; an empty value is not passed on.</param>
/// <param name="DocumentParameters">What the document gets beside the common parameters.</param>
/// <param name="PackParameters">Which of both can be set with the pack, and the name of the pack's parameter.</param>
public sealed record CatalogRule(
    string Rule,
    string Name,
    IReadOnlyList<string> Packs,
    IReadOnlyList<string> ResourceTypes,
    ResourceIdKind ResourceId,
    bool IsGlobal,
    string? OnlyRegion,
    string? Frequency,
    IReadOnlyList<string> Pci321,
    IReadOnlyList<string> Pci40,
    Handling Handling,
    string? Document,
    string Reason,
    bool Reversible,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> DocumentParameters,
    IReadOnlyDictionary<string, string> PackParameters,
    SourceLocation Where)
{
    /// <summary>Parameters of the rule and of its document, by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> AllParameters => Parameters.Concat(DocumentParameters);
}

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
