using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.AwsApis;
using PciAutoHeal.Documents.ConformancePacks;
using PciAutoHeal.Documents.Generation.Recipes;

namespace PciAutoHeal.Documents.Generation;

/// <summary>Everything that can be said about a release without running it, in the order of its files.</summary>
public static class ContentCheck
{
    public static IReadOnlyList<Diagnostic> Run(ContentRelease release)
    {
        var (examples, faults) = release.Files.TryGetValue(ReleaseFolder.Examples, out var text)
            ? DocumentExamples.Read(ReleaseFolder.Examples, text)
            : (DocumentExamples.None, []);
        return Run(release, RecipeExamples.Of(release, examples), faults);
    }

    private static List<Diagnostic> Run(
        ContentRelease release, DocumentExamples examples, IEnumerable<Diagnostic> faults)
    {
        var (ofDocuments, ofCatalog) = (new List<Diagnostic>(), new List<Diagnostic>());
        Parallel.Invoke(
            () => ofDocuments.AddRange(
                release.Documents.AsParallel().AsOrdered().SelectMany(document => OfDocument(document, examples))),
            () => ofCatalog.AddRange(release.Catalog is null ? [] : CatalogCheck.Check(release, examples)));
        return
        [
            .. release.Diagnostics
                .Concat(faults)
                .Concat(ofDocuments)
                .Concat(ExampleCheck.Unused(release.Documents, examples))
                .Concat(release.Packs.SelectMany(PackLimits.Check))
                .Concat(release.Packs.SelectMany(pack => RemediationCheck.Check(pack, release.Documents)))
                .Concat(FoundationLimits.Check(release))
                .Concat(ofCatalog)
                .Distinct()
                .OrderBy(it => it.Where?.File, StringComparer.Ordinal).ThenBy(it => it.Where?.Line),
        ];
    }

    private static IEnumerable<Diagnostic> OfDocument(AutomationDocument document, DocumentExamples examples) =>
        DocumentShape.Check(document)
            .Concat(DocumentReferences.Check(document))
            .Concat(DocumentHabits.Check(document))
            .Concat(WritePaths.Check(document))
            .Concat(ExampleCheck.Check(document, examples.Of(document)))
            .Concat(CallCheck.Check(document, ApiModel.Embedded));
}
