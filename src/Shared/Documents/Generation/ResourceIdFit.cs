using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Catalog;

namespace PciAutoHeal.Documents.Generation;

/// <summary>Whether a document takes the kind of RESOURCE_ID that Config gives for a rule.</summary>
public static class ResourceIdFit
{
    private const string Account = "123456789012";

    /// <summary>By its examples; where there are none, by how the pattern begins.</summary>
    public static bool Fits(ResourceIdKind kind, string pattern, PatternExamples? examples) => kind switch
    {
        ResourceIdKind.Account => DocumentShape.Accepts(pattern, Account),
        ResourceIdKind.Arn => examples?.Accepted.Any(IsArn) ?? pattern.StartsWith("^arn:", StringComparison.Ordinal),
        _ => examples?.Accepted.Any(it => !IsArn(it) && it.Any(letter => !char.IsAsciiDigit(letter)))
            ?? !(pattern.StartsWith("^arn:", StringComparison.Ordinal) || pattern == @"^\d{12}$"),
    };

    private static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal);
}
