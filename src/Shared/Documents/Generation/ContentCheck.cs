using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.ConformancePacks;

namespace PciAutoHeal.Documents.Generation;

/// <summary>Everything that can be said about a release without running it, in the order of its files.</summary>
public static class ContentCheck
{
    public static IReadOnlyList<Diagnostic> Run(ContentRelease release) =>
    [
        .. release.Diagnostics
            .Concat(release.Documents.SelectMany(DocumentShape.Check))
            .Concat(release.Documents.SelectMany(DocumentReferences.Check))
            .Concat(release.Documents.SelectMany(WritePaths.Check))
            .Concat(release.Packs.SelectMany(PackLimits.Check))
            .Concat(release.Packs.SelectMany(pack => RemediationCheck.Check(pack, release.Documents)))
            .Concat(FoundationLimits.Check(release))
            .Concat(release.Catalog is null ? [] : CatalogCheck.Check(release))
            .OrderBy(it => it.Where?.File, StringComparer.Ordinal).ThenBy(it => it.Where?.Line),
    ];
}
