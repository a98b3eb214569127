using System.Text.RegularExpressions;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>
/// Habits that made the documents of others fail quietly, or fail everywhere but where they were written: literal
/// accounts and partitions, failures that are passed over, steps whose calls nobody can derive a role from.
/// </summary>
public static partial class DocumentHabits
{
    private static readonly HashSet<string> KnownActions =
    [
        "aws:approve", "aws:assertAwsResourceProperty", "aws:branch", "aws:executeAwsApi", "aws:executeScript", "aws:loop",
        "aws:pause", "aws:sleep", "aws:updateVariable", "aws:waitForAwsResourceProperty",
    ];

    /// <summary>
    /// What is for people, what says how a value looks rather than what it is, and what can be given otherwise.
    /// </summary>
    private static readonly HashSet<string> NotValues = ["description", "allowedPattern", "default"];

    public static IEnumerable<Diagnostic> Check(AutomationDocument document) =>
        document.AllSteps.SelectMany(OfStep).Concat(Values(document.Root).SelectMany(OfValue));

    private static IEnumerable<Diagnostic> OfStep(DocumentStep step)
    {
        if (!KnownActions.Contains(step.Action))
            yield return Fault("PAH2135", step.Where, $"What '{step.Name}' ({step.Action}) calls is not known, and so neither is its role.");
        if (step.Inputs["Script"]?.Scalar is { } script && PassesOverErrors(script))
            yield return Fault(
                "PAH2138", step.Where, $"The script of '{step.Name}' catches every error and does not raise it.");
        if (step is { OnFailure: "Continue", Call.IsRead: false })
            yield return Fault(
                "PAH2139", step.Where, $"'{step.Name}' writes ({step.Call}), and its failure would be passed over.");
    }

    private static IEnumerable<Diagnostic> OfValue(YamlScalar value)
    {
        if (Account().Match(value.Text) is { Success: true, Value: var account })
            yield return Fault("PAH2136", value.Where, $"The account {account} is written out.");
        if (Partition().Match(value.Text) is { Success: true, Value: var arn })
            yield return Fault("PAH2137", value.Where, $"The partition is written out ({arn}…).");
    }

    private static IEnumerable<YamlScalar> Values(YamlValue value) => value switch
    {
        YamlScalar scalar => [scalar],
        YamlList list => list.Values.SelectMany(Values),
        _ => value.Entries.Where(entry => !NotValues.Contains(entry.Key)).SelectMany(entry => Values(entry.Value)),
    };

    private static bool PassesOverErrors(string script) =>
        CatchesAll().Matches(script).Any(
            caught => !caught.Groups["body"].Value.Contains("raise", StringComparison.Ordinal));

    private static Diagnostic Fault(string code, SourceLocation where, string message) =>
        Diagnostic.Error(code, message, where, "See automation-docs/README.md.");

    [GeneratedRegex(@"(?<!\d)(?!0{12})\d{12}(?!\d)")]
    private static partial Regex Account();

    [GeneratedRegex("arn:aws(-[a-z-]+)?:")]
    private static partial Regex Partition();

    /// <summary>A clause for every error, and what stands under it.</summary>
    [GeneratedRegex(@"^(?<indent> *)except(\s+(Base)?Exception)?(\s+as\s+\w+)?\s*:(?<body>.*(\n(\k<indent> +.*| *$))*)", RegexOptions.Multiline)]
    private static partial Regex CatchesAll();
}
