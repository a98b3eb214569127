using System.Text.Json.Serialization;
using PciAutoHeal.Cli.Commands;
using PciAutoHeal.Core.Drift;

namespace PciAutoHeal.Cli.Console;

/// <summary>The JSON of <c>drift</c>.</summary>
internal sealed record DriftDocument(
    DateTimeOffset CheckedAt, int Targets, int Drifted, int Unreadable, IReadOnlyList<DriftLine> Items)
{
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "pciautoheal/drift/1";

    /// <summary>Specs that were written to mend it; absent where nobody asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RepairLine>? Repairs { get; init; }

    public static DriftDocument Of(DriftReport report) => new(
        report.CheckedAt,
        report.Targets,
        report.Drifted,
        report.Unreadable,
        [.. report.Items.Select(i => new DriftLine(
            i.Id, i.Account.Value, i.Region?.Value, i.Kind, i.Subject, i.Expected, i.Actual, i.Cause, i.Since, i.IsNew))]);
}

internal sealed record DriftLine(
    string Id,
    string Account,
    string? Region,
    DriftKind Kind,
    string Subject,
    string Expected,
    string Actual,
    string? Cause,
    DateTimeOffset? Since,
    bool IsNew);
