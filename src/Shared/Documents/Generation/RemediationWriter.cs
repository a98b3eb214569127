using System.Globalization;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Catalog;

namespace PciAutoHeal.Documents.Generation;

/// <summary>Writes what a pack does about the findings of one rule.</summary>
internal static class RemediationWriter
{
    private const int Attempts = 3;

    public static void Write(GeneratedText output, CatalogRule rule, AutomationDocument document)
    {
        output.Lines(
            $"  {PackWriter.LogicalId(rule)}Remediation:",
            "    Type: AWS::Config::RemediationConfiguration",
            $"    Condition: {RuleCondition.OfRemediation(rule)}",
            $"    DependsOn: {PackWriter.LogicalId(rule)}",
            "    Properties:",
            $"      ConfigRuleName: {rule.Name}");
        if (rule.ResourceTypes is [var type] && rule.ResourceId != ResourceIdKind.Account)
            output.Line($"      ResourceType: {type}");
        output.Lines(
            "      TargetType: SSM_DOCUMENT",
            $"      TargetId: {document.Name}",
            "      Automatic: true",
            $"      MaximumAutomaticAttempts: {Attempts}",
            $"      RetryAttemptSeconds: {Window(document).ToString(CultureInfo.InvariantCulture)}",
            "      ExecutionControls:",
            "        SsmControls:",
            $"          ConcurrentExecutionRatePercentage: {(rule.Handling == Handling.Gated ? 1 : 5)}",
            "          ErrorPercentage: 10");
        WriteParameters(output, rule, document);
    }

    private static void WriteParameters(GeneratedText output, CatalogRule rule, AutomationDocument document)
    {
        output.Lines(
            "      Parameters:",
            "        AutomationAssumeRole:",
            "          StaticValue:",
            $"            Values: [\"arn:aws:iam::{Pack.PlaceholderAccount}:role/{document.Name}\"]",
            "        ResourceId:",
            "          ResourceValue:",
            "            Value: RESOURCE_ID");
        Static(output, "Mode", $"[!Ref {Pack.RemediationModeParameter}]");
        if (rule.Handling == Handling.Gated)
        {
            Static(
                output,
                "Approvers",
                "[!Sub \"arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${ApproverRole}\"]");
        }

        foreach (var (name, value) in rule.DocumentParameters)
            Static(output, name, Values(rule, document, name, value));
    }

    private static string Values(CatalogRule rule, AutomationDocument document, string name, string value)
    {
        var written = PackValue.Of(rule, name, value) ?? PackValue.Quoted(value);
        if (document.Parameter(name)?.Type != "StringList")
            return $"[{written}]";
        return rule.PackParameters.ContainsKey(name)
            ? $"!Split [\",\", {written}]"
            : $"[{string.Join(", ", value.Split(',').Select(it => PackValue.Quoted(it.Trim())))}]";
    }

    private static void Static(GeneratedText output, string name, string values) =>
        output.Lines($"        {name}:", "          StaticValue:", $"            Values: {values}");

    /// <summary>
    /// Config gives up after so many failures inside the window, so the window has to hold that many of the longest
    /// runs; a shorter one would let a slow, failing document run without end.
    /// </summary>
    private static long Window(AutomationDocument document) =>
        Attempts * (long)LongestRun.Of(document).TotalSeconds;
}
