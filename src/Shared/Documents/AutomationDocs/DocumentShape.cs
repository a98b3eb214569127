using System.Text;
using System.Text.RegularExpressions;
using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>What every document of ours has in common, whatever it heals.</summary>
public static class DocumentShape
{
    public const string Brake = "/pciautoheal/brake";

    /// <summary>What SSM takes, runtime parameters included.</summary>
    public const int MaxBytes = 64 * 1024;

    private const string Runtime = "python3.11";

    private static readonly string[] CommonParameters = ["AutomationAssumeRole", "ResourceId", "Mode"];

    private static readonly string[] CommonOutputs = [".Outcome", ".PreviousState"];

    public static IEnumerable<Diagnostic> Check(AutomationDocument document)
    {
        return OfDocument(document)
            .Concat(document.Parameters.SelectMany(it => OfParameter(document, it)))
            .Concat(document.AllSteps.SelectMany(OfStep));
    }

    public static bool Accepts(string pattern, string value)
    {
        try
        {
            return Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception fault) when (fault is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static IEnumerable<Diagnostic> OfDocument(AutomationDocument document)
    {
        var top = new SourceLocation(document.File, 1, 1);
        if (Encoding.UTF8.GetByteCount(document.Text) > MaxBytes)
            yield return Fault("PAH2120", top, $"The document is larger than {MaxBytes} bytes.");
        if (document.Root["description"]?.Scalar is null)
            yield return Fault("PAH2121", top, "The document has no description.");
        if (document.Root["assumeRole"]?.Scalar != "{{ AutomationAssumeRole }}")
            yield return Fault("PAH2122", top, "The document does not run as the role it is given.");

        foreach (var name in CommonParameters.Where(it => document.Parameter(it) is null))
            yield return Fault("PAH2123", top, $"The common parameter '{name}' is missing.");
        if (document.Parameter("Mode") is { } mode
            && (mode.Default?.Scalar != "dry-run" || !mode.AllowedValues.SequenceEqual(["dry-run", "heal"])))
            yield return Fault("PAH2124", mode.Where, "Mode is dry-run, the default, or heal.");

        foreach (var output in CommonOutputs)
        {
            if (document.Outputs.All(it => !it.Reference.EndsWith(output, StringComparison.Ordinal)))
                yield return Fault("PAH2125", top, $"No output is called '{output[1..]}'.");
        }

        if (document.Steps[0] is not { Call: { Service: "ssm", Api: "GetParameter" } } first
            || first.Inputs["Name"]?.Scalar != Brake)
            yield return Fault("PAH2126", document.Steps[0].Where, $"The very first call must read the brake {Brake}.");
    }

    private static IEnumerable<Diagnostic> OfParameter(AutomationDocument document, DocumentParameter parameter)
    {
        if (parameter.AllowedPattern is null && parameter.AllowedValues.Count == 0)
            yield return Fault(
                "PAH2127", parameter.Where, $"'{parameter.Name}' takes anything: give it an allowedPattern.");
        if (parameter.AllowedPattern is not { } pattern)
            yield break;
        if (!Compiles(pattern))
            yield return Fault(
                "PAH2128", parameter.Where, $"The allowedPattern of '{parameter.Name}' is no regular expression.");
        else if (parameter.Default?.Scalar is { } given && !Accepts(pattern, given))
            yield return Fault(
                "PAH2129", parameter.Where, $"'{parameter.Name}' refuses its own default in {document.Name}.");
    }

    private static IEnumerable<Diagnostic> OfStep(DocumentStep step)
    {
        if (step.TimeoutSeconds is null)
            yield return Fault("PAH2130", step.Where, $"Step '{step.Name}' has no timeoutSeconds.");
        if (step.Action != "aws:executeScript")
            yield break;
        var script = step.Inputs["Script"]?.Scalar ?? "";
        if (step.Inputs["Runtime"]?.Scalar != Runtime)
            yield return Fault("PAH2131", step.Where, $"Step '{step.Name}' must run on {Runtime}.");
        if (ScriptEmbedding.FilesOf(script).Count == 0)
            yield return Fault(
                "PAH2132", step.Where, $"The script of '{step.Name}' does not begin with the names of its files.");
        if (script.Contains("boto", StringComparison.Ordinal) && !step.Reads)
            yield return Fault(
                "PAH2133", step.Where, $"The script of '{step.Name}' talks to AWS; scripts decide, steps call.");
        if (step is { Reads: true, Call: not { IsRead: true } })
            yield return Fault(
                "PAH2134", step.Where, $"'{step.Name}' must say what it reads: {step.Call?.ToString() ?? "no Api"}.");
    }

    private static bool Compiles(string pattern)
    {
        try
        {
            return Regex.IsMatch("", pattern) || true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Diagnostic Fault(string code, SourceLocation where, string message) =>
        Diagnostic.Error(code, message, where, "See automation-docs/README.md.");
}
