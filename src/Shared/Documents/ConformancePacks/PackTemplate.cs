using System.Text;
using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.ConformancePacks;

/// <summary>A conformance pack template: its text, and what Config would make of it.</summary>
public sealed record PackTemplate(
    string Name,
    string File,
    string Text,
    IReadOnlyList<PackParameter> Parameters,
    IReadOnlyList<PackRule> Rules,
    IReadOnlyList<PackRemediation> Remediations)
{
    public const int MaxInlineBytes = 51_200;

    public const int MaxS3Bytes = 300 * 1024;

    public const int MaxRules = 130;

    public const int MaxParameters = 60;

    public int Bytes => Encoding.UTF8.GetByteCount(Text);

    public bool FitsInline => Bytes <= MaxInlineBytes;
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
    SourceLocation Where)
{
    /// <summary>The ARN of the role that the document runs as, where the template says it in so many words.</summary>
    public string? Role { get; init; }
}
