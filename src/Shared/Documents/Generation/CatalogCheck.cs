using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Catalog;

namespace PciAutoHeal.Documents.Generation;

/// <summary>Catalog, documents, permissions and derived files, walked both ways.</summary>
public static class CatalogCheck
{
    /// <summary>Documents that undo another one have no rule of their own.</summary>
    public const string UndoPrefix = "Restore";

    public static IEnumerable<Diagnostic> Check(ContentRelease release, DocumentExamples examples) =>
        release.Catalog!.Rules.SelectMany(rule => OfRule(rule, release, examples))
            .Concat(release.Documents.SelectMany(document => OfDocument(document, release.Catalog)))
            .Concat(Crosswalk.Lost(release.Catalog).Select(rule => Diagnostic.Error(
                "PAH2215", $"Moving from 3.2.1 to 4.0.1 would lose {rule.Rule}.", rule.Where, "Add a part of 4.0.1 to its packs.")))
            .Concat(PermissionCheck.Check(release))
            .Concat(ContentBuild.Stale(release.Files, release.Documents));

    private static IEnumerable<Diagnostic> OfRule(CatalogRule rule, ContentRelease release, DocumentExamples examples)
    {
        if (rule.Document is null)
            yield break;
        if (release.Documents.FirstOrDefault(it => Path.GetFileName(it.File) == rule.Document) is not { } document)
        {
            yield return Diagnostic.Error("PAH2210", $"{rule.Rule} is healed by '{rule.Document}', which does not exist.",
                rule.Where, "Write the document, or make the rule manual.");
            yield break;
        }

        if (document.Steps.Any(step => step.Action == "aws:approve") != (rule.Handling == Handling.Gated))
        {
            yield return Diagnostic.Error("PAH2211",
                $"{rule.Rule} is {rule.Handling.ToString().ToLowerInvariant()}, but its document asks otherwise.",
                rule.Where, "A gated rule's document has an aws:approve step, an automatic one's has none.");
        }

        foreach (var fault in DocumentParameterCheck.Of(rule, document))
            yield return fault;
        var pattern = document.Parameter("ResourceId")?.AllowedPattern ?? "";
        if (!ResourceIdFit.Fits(rule.ResourceId, pattern, examples.Of(document).GetValueOrDefault("ResourceId")))
        {
            yield return Diagnostic.Error("PAH2212", $"{rule.Rule} hands over '{rule.ResourceId}', which ResourceId refuses.",
                document.Parameter("ResourceId")?.Where ?? rule.Where, "Make allowedPattern fit what Config gives.");
        }
    }

    private static IEnumerable<Diagnostic> OfDocument(AutomationDocument document, RuleCatalog catalog)
    {
        var file = Path.GetFileName(document.File);
        if (!document.IsUndo && !document.Verb.StartsWith(UndoPrefix, StringComparison.Ordinal) && catalog.Rules.All(rule => rule.Document != file))
            yield return Diagnostic.Warning(
                "PAH2213", $"No rule is healed by '{file}'.", new(document.File, 1, 1), "Add a row.");
    }
}
