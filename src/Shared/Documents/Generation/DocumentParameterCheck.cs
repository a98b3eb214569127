using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Catalog;

namespace PciAutoHeal.Documents.Generation;

/// <summary>What a rule hands to its document has to be something the document takes.</summary>
internal static class DocumentParameterCheck
{
    /// <summary>Every remediation passes these; a row of the catalog cannot.</summary>
    private static readonly string[] Common = ["AutomationAssumeRole", "ResourceId", "Mode", "Approvers"];

    public static IEnumerable<Diagnostic> Of(CatalogRule rule, AutomationDocument document)
    {
        foreach (var (name, value) in rule.DocumentParameters)
        {
            if (Common.Contains(name))
                yield return Fault(rule, $"{rule.Rule} hands over '{name}', which every remediation passes.");
            else if (document.Parameter(name) is not { } parameter)
                yield return Fault(rule, $"{rule.Rule} hands over '{name}', which {document.Name} does not take.");
            else if (!Accepts(parameter, value))
                yield return Fault(
                    rule, $"{rule.Rule} hands over '{value}', which '{name}' of {document.Name} refuses.");
        }
    }

    /// <summary>A pattern of a list holds for each of its items.</summary>
    private static bool Accepts(DocumentParameter parameter, string value) =>
        (parameter.Type == "StringList" ? value.Split(',').Select(item => item.Trim()) : [value]).All(item =>
            (parameter.AllowedPattern is null || DocumentShape.Accepts(parameter.AllowedPattern, item))
            && (parameter.AllowedValues.Count == 0 || parameter.AllowedValues.Contains(item)));

    private static Diagnostic Fault(CatalogRule rule, string message) => Diagnostic.Error(
        "PAH2214", message, rule.Where, "Correct documentParameters, or the document's parameter.");
}
