using System.Text;
using System.Text.RegularExpressions;
using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.ConformancePacks;

/// <summary>A conformance pack template: its text, and what Config would make of it.</summary>
public sealed partial record PackTemplate(
    string Name,
    string File,
    string Text,
    IReadOnlyList<PackParameter> Parameters,
    IReadOnlyList<PackRule> Rules,
    IReadOnlyList<PackRemediation> Remediations)
{
    /// <summary>
    /// The account that a role of ours is written with in a template. Config takes no intrinsic function for the
    /// role; it wants an exact string, with the organization's management account, and puts each member's own
    /// account in its place.
    /// </summary>
    public const string PlaceholderAccount = "000000000000";

    public const int MaxInlineBytes = 51_200;

    public const int MaxS3Bytes = 300 * 1024;

    public const int MaxRules = 130;

    public const int MaxParameters = 60;

    private const string Placeholder = "arn:aws:iam::" + PlaceholderAccount + ":role/";

    public int Bytes => Encoding.UTF8.GetByteCount(Text);

    public bool FitsInline => Bytes <= MaxInlineBytes;

    /// <summary>The text to upload: placeholder roles become roles of this account in this partition.</summary>
    public static string Render(string template, string partition, string managementAccountId)
    {
        if (!PartitionName().IsMatch(partition))
            throw new ArgumentException($"'{partition}' is not a partition such as aws or aws-us-gov.", nameof(partition));
        if (managementAccountId is not { Length: 12 } || !managementAccountId.All(char.IsAsciiDigit))
            throw new ArgumentException($"'{managementAccountId}' is not an account id.", nameof(managementAccountId));

        return template.Replace(
            Placeholder, $"arn:{partition}:iam::{managementAccountId}:role/", StringComparison.Ordinal);
    }

    [GeneratedRegex("^aws(-[a-z]+)*$")]
    private static partial Regex PartitionName();
}

public sealed record PackParameter(string Name, string Type, string? Default, SourceLocation Where);

/// <summary>A rule of a pack. <paramref name="SourceIdentifier"/> is null only where the template gives none.</summary>
public sealed record PackRule(
    string LogicalId,
    string Name,
    string? Owner,
    string? SourceIdentifier,
    string? Condition,
    SourceLocation Where);

/// <summary>A remediation of a pack; parameters by name, and which of them receives RESOURCE_ID.</summary>
public sealed record PackRemediation(
    string LogicalId,
    string RuleName,
    string TargetId,
    string? TargetVersion,
    IReadOnlyList<string> Parameters,
    string? ResourceIdParameter,
    bool Automatic,
    int? MaximumAutomaticAttempts,
    int? RetryAttemptSeconds,
    string? Condition,
    SourceLocation Where);
