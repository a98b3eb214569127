using System.Text.Json.Serialization;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Cli.Report;

/// <summary>
/// The JSON of <c>report</c>: everything the page, the workbook and the table show, so that each can be made from it
/// again.
/// </summary>
/// <param name="At">The moment it speaks of, on the rollout's clock.</param>
/// <param name="Drift">The last reading that was kept; null when nobody has looked.</param>
/// <param name="Coverage">Of the packs rolled out; null when the release is not at hand.</param>
internal sealed record ReportDocument(
    DateTimeOffset At,
    ReportRollout Rollout,
    IReadOnlyDictionary<string, int> Summary,
    IReadOnlyList<ReportWave> Waves,
    IReadOnlyList<PhaseSpan> Course,
    IReadOnlyList<TimelineEntry> Timeline,
    DriftDocument? Drift,
    ReportCoverage? Coverage,
    ReportRemediation Remediation,
    IReadOnlyList<ReportException> Exceptions,
    IReadOnlyList<string> Regions,
    IReadOnlyList<ReportAccount> Accounts,
    IReadOnlyList<TargetLine> Targets)
{
    public const string SchemaName = "pciautoheal/report/1";

    [JsonPropertyOrder(-1)]
    public string Schema { get; init; } = SchemaName;
}

/// <param name="Advice">What to do next; null when nothing is left to do.</param>
/// <param name="ExpectedEnd">When it will be through at the pace of the plan; null when it waits or has ended.</param>
internal sealed record ReportRollout(
    string Id,
    string Name,
    string State,
    string? Reason,
    string? Advice,
    string? PlanHash,
    DateTimeOffset StartedAt,
    string StartedBy,
    DateTimeOffset? ExpectedEnd,
    bool IsRehearsal,
    Delivery? Delivery,
    string Content,
    IReadOnlyList<ReportPack> Packs);

internal sealed record ReportPack(string Name, string DeployedName, int Rules);

internal sealed record ReportWave(
    int Number,
    string Name,
    string State,
    int Accounts,
    IReadOnlyDictionary<string, int> Targets,
    IReadOnlyList<PhaseSpan> Phases);

/// <summary>Rules and requirements of the packs rolled out; requirement numbers only.</summary>
internal sealed record ReportCoverage(IReadOnlyList<CoverageRow> Rules, IReadOnlyList<RequirementLine> Requirements)
{
    /// <summary>Null unless the content is what was rolled out: another release says nothing of this rollout.</summary>
    public static ReportCoverage? Of(ContentRelease? content, Release release)
    {
        if (content?.Catalog is not { } catalog || content.Hash != release.Hash)
            return null;
        var names = release.Packs.Select(pack => pack.Name.Value).ToHashSet(StringComparer.Ordinal);
        var files = content.Packs.Where(pack => names.Contains(pack.Name))
            .Select(pack => Path.GetFileNameWithoutExtension(pack.File)).ToHashSet(StringComparer.Ordinal);
        List<CoverageRow> rules = [.. CoverageTable.Of(catalog).Where(row => row.Packs.Any(files.Contains))];
        return new(rules, [.. CoverageRequirements.Of(rules).Select(RequirementLine.Of)]);
    }
}

/// <summary>A requirement and the rules that serve it; what <see cref="RequirementRow"/> counts.</summary>
internal sealed record RequirementLine(
    string Standard, string Requirement, int Auto, int Gated, int Manual, IReadOnlyList<string> Rules)
{
    public static RequirementLine Of(RequirementRow row) =>
        new(row.Standard, row.Requirement, row.Auto, row.Gated, row.Manual, row.Rules);
}

/// <param name="Mode">What the spec asks for.</param>
/// <param name="Packs">In which mode each pack was put last, region by region.</param>
/// <param name="Runs">What the documents did; null: runs are not on record in this ledger.</param>
internal sealed record ReportRemediation(
    RemediationMode Mode, IReadOnlyList<PackMode> Packs, IReadOnlyDictionary<string, int>? Runs);

internal sealed record PackMode(string Pack, string Region, RemediationMode Mode, DateTimeOffset At);

/// <summary>An account that the spec leaves out.</summary>
/// <param name="InForce">False once its date has passed: then it is not honoured.</param>
internal sealed record ReportException(string Account, string Reason, string? Owner, DateOnly? Expires, bool InForce);

internal sealed record ReportAccount(string Id, string Name, string Unit, string State);
