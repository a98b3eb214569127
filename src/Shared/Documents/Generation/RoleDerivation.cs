using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>An action that a role needs; <paramref name="PassedTo"/> is the service a role is handed to.</summary>
public sealed record NeededAction(string Action, string? PassedTo = null)
{
    public const string PassRole = "iam:PassRole";

    public override string ToString() => PassedTo is null ? Action : $"{Action} to {PassedTo}";
}

/// <summary>The least a document's role needs: an action for each call it makes, and nothing else.</summary>
public static class RoleDerivation
{
    public static IReadOnlyList<string> ActionsOf(AutomationDocument document) =>
        [.. NeedsOf(document).Select(need => need.Action).Distinct()];

    public static IReadOnlyList<NeededAction> NeedsOf(AutomationDocument document) =>
    [
        .. document.AllSteps.SelectMany(NeedsOf).Distinct()
            .OrderBy(need => need.Action, StringComparer.OrdinalIgnoreCase).ThenBy(need => need.PassedTo, StringComparer.Ordinal),
    ];

    private static IEnumerable<NeededAction> NeedsOf(DocumentStep step)
    {
        if (step.Call is { } call)
            yield return new(IamAction.Of(call));
        if (step.Action == "aws:approve" && step.Inputs["NotificationArn"] is not null)
            yield return new("sns:Publish");
        foreach (var service in PassedRoles.Of(step))
            yield return new(NeededAction.PassRole, service);
    }
}
