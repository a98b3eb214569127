using System.Text.RegularExpressions;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.ConformancePacks;

/// <summary>A remediation has to fit its rule and its document, or it fails in every account at once.</summary>
public static partial class RemediationCheck
{
    /// <summary>Stands for the account that a template is rendered for.</summary>
    private const string ThisAccount = "000000000000";

    private const int MaxParameters = 25;

    public static IEnumerable<Diagnostic> Check(PackTemplate pack, IReadOnlyList<AutomationDocument> documents) =>
        pack.Remediations.SelectMany(remediation => OfConfig(remediation, pack)
            .Concat(OfDocument(remediation, documents)));

    private static IEnumerable<Diagnostic> OfConfig(PackRemediation remediation, PackTemplate pack)
    {
        if (pack.Rules.All(rule => rule.Name != remediation.RuleName))
            yield return Fault(
                "PAH2320", remediation, $"heals '{remediation.RuleName}', which is no rule of this pack");
        if (remediation.TargetId.Length is 0 or > 256)
            yield return Fault("PAH2321", remediation, "has no TargetId of at most 256 characters");
        if (remediation.Parameters.Count > MaxParameters)
            yield return Fault("PAH2322", remediation, $"passes more than {MaxParameters} parameters");
        if (remediation.MaximumAutomaticAttempts is < 1 or > 25)
            yield return Fault("PAH2323", remediation, "has attempts outside 1 to 25");
        if (remediation.RetryAttemptSeconds is < 1 or > 2_678_000)
            yield return Fault("PAH2324", remediation, "has a retry window outside 1 to 2678000 seconds");
        if (remediation.Automatic && !remediation.Parameters.Contains("AutomationAssumeRole"))
            yield return Fault("PAH2325", remediation, "is automatic and passes no AutomationAssumeRole");
        if (AnAccount().Match(remediation.Role ?? "") is { Success: true, Value: not ThisAccount and var account })
            yield return Fault("PAH2333", remediation, $"runs as a role of the account {account}, wherever it runs");
    }

    private static IEnumerable<Diagnostic> OfDocument(
        PackRemediation remediation, IReadOnlyList<AutomationDocument> documents)
    {
        if (!remediation.TargetId.StartsWith(AutomationDocument.NamePrefix, StringComparison.Ordinal))
            yield break;
        if (documents.FirstOrDefault(it => it.Name == remediation.TargetId) is not { } document)
        {
            yield return Fault("PAH2326", remediation, $"runs '{remediation.TargetId}', which does not exist");
            yield break;
        }

        if (remediation.TargetVersion is not null)
            yield return Fault("PAH2327", remediation, "pins a version of its document; updates would never arrive");
        foreach (var name in remediation.Parameters.Where(name => document.Parameter(name) is null))
            yield return Fault("PAH2328", remediation, $"passes '{name}', which {document.Name} does not take");
        foreach (var needed in document.Parameters.Where(it => it.IsRequired && !remediation.Parameters.Contains(it.Name)))
            yield return Fault("PAH2329", remediation, $"does not pass '{needed.Name}', which {document.Name} needs");
        if (remediation.Role is { } role && !role.EndsWith($":role/{document.Name}", StringComparison.Ordinal))
            yield return Fault(
                "PAH2332", remediation, $"runs as '{role}', and the role of {document.Name} has its name");
        if (remediation.ResourceIdParameter != "ResourceId")
            yield return Fault("PAH2330", remediation, "does not hand RESOURCE_ID to ResourceId");

        var runs = remediation.MaximumAutomaticAttempts * LongestRun.Of(document);
        if (TimeSpan.FromSeconds(remediation.RetryAttemptSeconds ?? 60) < runs)
            yield return Fault(
                "PAH2331", remediation, $"has a retry window shorter than its attempts may take ({runs})");
    }

    private static Diagnostic Fault(string code, PackRemediation at, string what) =>
        Diagnostic.Error(
            code, $"The remediation '{at.LogicalId}' {what}.", at.Where, "Correct the catalog or the document.");

    [GeneratedRegex(@"(?<=:)\d{12}(?=:)")]
    private static partial Regex AnAccount();
}
