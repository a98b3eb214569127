using System.Text.RegularExpressions;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>
/// Every <c>{{ reference }}</c> of a document has to mean something, and every step named has to exist.
/// </summary>
public static partial class DocumentReferences
{
    private static readonly HashSet<string> SystemVariables = [
        "global:ACCOUNT_ID", "global:DATE", "global:DATE_TIME", "global:REGION", "global:AWS_PARTITION",
        "automation:EXECUTION_ID",
    ];

    public static IEnumerable<Diagnostic> Check(AutomationDocument document)
    {
        var known = document.AllSteps.SelectMany(Produced).Concat(document.Parameters.Select(it => it.Name))
            .ToHashSet();
        var places = document.Root.SelfAndBelow().OfType<YamlScalar>()
            .SelectMany(scalar => In(scalar.Text).Select(name => (name, scalar.Where)))
            .Concat(document.Outputs.Select(output => (name: output.Reference, output.Where)));
        foreach (var (name, where) in places.Where(place => !known.Contains(place.name) && !SystemVariables.Contains(place.name)))
        {
            yield return Diagnostic.Error("PAH2110", $"'{name}' refers to no parameter and no output of a step.",
                where, "Correct the name, or add the output.");
        }

        var steps = document.AllSteps.Select(step => step.Name).ToHashSet();
        foreach (var (step, target) in document.AllSteps.SelectMany(step => step.Targets.Select(target => (step, target))))
        {
            if (!steps.Contains(target))
                yield return Diagnostic.Error("PAH2111", $"Step '{step.Name}' leads to '{target}', which does not exist.",
                    step.Where, "Correct the name of the step.");
        }
    }

    public static IEnumerable<string> In(string text) =>
        text.Contains("{{", StringComparison.Ordinal) ? Reference().Matches(text).Select(match => match.Groups["name"].Value) : [];

    private static IEnumerable<string> Produced(DocumentStep step)
    {
        var own = step.Outputs.Select(output => output.Name);
        var ofLoops = step.Action == "aws:loop" ? ["CurrentIteratorValue", "CurrentIteration"] : (string[])[];
        return own.Concat(ofLoops).Select(name => $"{step.Name}.{name}");
    }

    [GeneratedRegex(@"\{\{\s*(?<name>[^{}]+?)\s*\}\}")]
    private static partial Regex Reference();
}
