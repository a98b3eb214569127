using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.ConformancePacks;

/// <summary>
/// What Config accepts of a pack; a template beyond it fails only in the members, so it is said here.
/// </summary>
public static class PackLimits
{
    public static IEnumerable<Diagnostic> Check(PackTemplate pack)
    {
        var top = new SourceLocation(pack.File, 1, 1);
        if (!PackName.IsValid(pack.Name))
            yield return Fault("PAH2310", top, $"'{pack.Name}' is no name for an organization pack.");
        if (pack.Bytes > PackTemplate.MaxS3Bytes)
            yield return Fault(
                "PAH2311", top, $"{pack.Bytes} bytes; a template has at most {PackTemplate.MaxS3Bytes}.");
        else if (!pack.FitsInline)
            yield return Diagnostic.Info("PAH2312", $"{pack.Bytes} bytes: the template goes by S3.", top);
        if (pack.Rules.Count == 0)
            yield return Fault("PAH2313", top, "The pack has no rule.");
        if (pack.Rules.Count > PackTemplate.MaxRules)
            yield return Fault(
                "PAH2314", top, $"{pack.Rules.Count} rules; a pack has at most {PackTemplate.MaxRules}.");
        if (pack.Parameters.Count > PackTemplate.MaxParameters)
            yield return Fault(
                "PAH2315", top, $"{pack.Parameters.Count} parameters; at most {PackTemplate.MaxParameters}.");

        foreach (var twice in pack.Rules.GroupBy(rule => rule.Name).Where(same => same.Count() > 1))
            yield return Fault("PAH2316", twice.Last().Where, $"The rule name '{twice.Key}' is given twice.");
    }

    private static Diagnostic Fault(string code, SourceLocation where, string message) =>
        Diagnostic.Error(code, message, where, "Split or correct the pack.");
}
