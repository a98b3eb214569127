using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>The least a document's role needs: an action for each call it makes, and nothing else.</summary>
public static class RoleDerivation
{
    public static IReadOnlyList<string> ActionsOf(AutomationDocument document) =>
        [.. document.AllSteps.SelectMany(ActionsOf).Distinct().Order(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> ActionsOf(DocumentStep step)
    {
        if (step.Call is { } call)
            yield return IamAction.Of(call);
        if (step.Action == "aws:approve" && step.Inputs["NotificationArn"] is not null)
            yield return "sns:Publish";

        // Handing a role to a service is an action of its own.
        if (step.Call is { Service: "cloudtrail", Api: "UpdateTrail" } && step.Inputs["CloudWatchLogsRoleArn"] is not null)
            yield return "iam:PassRole";
    }
}
