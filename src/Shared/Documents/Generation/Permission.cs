using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>On which resources our documents may use an action; <c>*</c> has a reason.</summary>
/// <param name="Policy">The only policies that may be attached or detached; null for all other actions.</param>
/// <param name="For">The calls that need this action beside their own; none for the action of a call itself.</param>
/// <param name="Documents">The only documents this is for; none for all.</param>
public sealed record Permission(
    string Action,
    string Resource,
    string? Reason,
    string? PassedTo,
    string? Policy,
    IReadOnlyList<string> For,
    IReadOnlyList<string> Documents,
    SourceLocation Where)
{
    /// <summary>What no two rows may both say.</summary>
    public (string Action, string? PassedTo, string For, string Documents) Key =>
        (Action, PassedTo, string.Join(' ', For), string.Join(' ', Documents));

    /// <summary>Whether the role of a document that needs these actions has this permission.</summary>
    public bool IsFor(AutomationDocument document, IReadOnlyList<NeededAction> needs) =>
        (Documents.Count == 0 || Documents.Contains(document.Verb))
        && (For.Count == 0 || needs.Any(need => For.Contains(need.Action)))
        && (IsBroughtAlong || needs.Any(need => need.Action == Action && need.PassedTo == PassedTo));

    /// <summary>
    /// A call brings the action along by itself. Not so a role that is handed over: the calls that can are known, and
    /// they do it only where they are given one.
    /// </summary>
    private bool IsBroughtAlong =>
        For.Count > 0 && (Action != NeededAction.PassRole || !For.Any(PassedRoles.CanHandOver));
}
