using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>
/// A pattern is the last thing between a finding and a call, and it is easily wrong; so each has examples of what it
/// takes and of what it refuses, and judges them so.
/// </summary>
public static class ExampleCheck
{
    public static IEnumerable<Diagnostic> Check(
        AutomationDocument document, IReadOnlyDictionary<string, PatternExamples> examples) =>
        document.Parameters.Where(parameter => parameter.AllowedPattern is not null)
            .SelectMany(parameter => OfPattern(document, parameter, examples.GetValueOrDefault(parameter.Name)));

    /// <summary>Examples that nothing is measured by: their document or its parameter has another name.</summary>
    public static IEnumerable<Diagnostic> Unused(IReadOnlyList<AutomationDocument> documents, DocumentExamples examples)
    {
        var patterns = documents.SelectMany(document => document.Parameters
            .Where(parameter => parameter.AllowedPattern is not null)
            .Select(parameter => (document.Verb, parameter.Name))).ToHashSet();
        return examples.Documents.SelectMany(verb => examples.OwnOf(verb)
            .Where(pair => !patterns.Contains((verb, pair.Key)))
            .Select(pair => Diagnostic.Error("PAH2163", $"{verb} has no pattern for '{pair.Key}'.", pair.Value.Where,
                "Correct the name, or remove the examples.")));
    }

    private static IEnumerable<Diagnostic> OfPattern(
        AutomationDocument document, DocumentParameter parameter, PatternExamples? examples)
    {
        if (examples is not { Accepted.Count: > 0, Refused.Count: > 0 })
        {
            yield return Diagnostic.Error("PAH2160", $"The pattern of '{parameter.Name}' has no examples of what it takes and refuses.",
                parameter.Where, $"Add them for {document.Verb}: automation-docs/examples.yaml, or its recipe.");
            yield break;
        }

        foreach (var text in examples.Accepted.Where(text => !DocumentShape.Accepts(parameter.AllowedPattern!, text)))
            yield return Fault("PAH2161", parameter, $"refuses '{text}', which it should take");
        foreach (var text in examples.Refused.Where(text => DocumentShape.Accepts(parameter.AllowedPattern!, text)))
            yield return Fault("PAH2162", parameter, $"takes '{text}', which it should refuse");
    }

    private static Diagnostic Fault(string code, DocumentParameter parameter, string what) => Diagnostic.Error(
        code, $"The pattern of '{parameter.Name}' {what}.", parameter.Where, "Correct the allowedPattern, or the example.");
}
