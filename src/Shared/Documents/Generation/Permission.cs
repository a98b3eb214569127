using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>On which resources our documents may use an action; <c>*</c> has a reason.</summary>
/// <param name="With">
/// The call, or the actions of one, that AWS lets through only together with this action; null where a document's own
/// call needs it.
/// </param>
/// <param name="Documents">The only documents this is for; empty for all.</param>
public sealed record Permission(
    string Action,
    string Resource,
    string? Reason,
    string? PassedTo,
    string? With,
    IReadOnlyList<string> Documents,
    SourceLocation Where)
{
    /// <summary>What two rows must not both say.</summary>
    public (string Action, string? PassedTo, string? With, string Documents) Key =>
        (Action, PassedTo, With, string.Join(' ', Documents));

    /// <summary>Whether the role of a document with these calls has this permission.</summary>
    public bool IsFor(AutomationDocument document, IReadOnlyList<NeededAction> needs) =>
        (Documents.Count == 0 || Documents.Contains(document.Verb))
        && (With is null
            ? needs.Any(need => need.Action == Action && need.PassedTo == PassedTo)
            : document.AllSteps.Any(step => step.Call?.ToString() == With));
}
