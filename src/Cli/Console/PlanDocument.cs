using System.Text.Json.Serialization;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Cli.Console;

/// <summary>The JSON of <c>plan</c>.</summary>
internal sealed record PlanDocument(
    string Name,
    string PlanHash,
    bool Feasible,
    IReadOnlyList<PlanWaveLine> Waves,
    IReadOnlyList<SkippedLine> Skipped,
    IReadOnlyList<DiagnosticLine> Diagnostics,
    PlanBudget Budget)
{
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "pciautoheal/plan/1";

    public static PlanDocument Of(Plan plan) => new(
        plan.Name,
        plan.Hash,
        plan.IsFeasible,
        [.. plan.Waves.Select(w => PlanWaveLine.Of(plan, w))],
        [.. plan.Skipped.Select(s => new SkippedLine(s.Account.Value, s.Region?.Value, s.Reason))],
        [.. plan.Diagnostics.Select(DiagnosticLine.Of)],
        plan.Budget);
}

internal sealed record PlanWaveLine(int Number, string Name, Delivery Delivery, IReadOnlyList<string> Accounts)
{
    /// <summary>
    /// A list, or an object of region and list where regions differ; absent unless delivery is organization.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? ExcludedAccounts { get; init; }

    public static PlanWaveLine Of(Plan plan, PlannedWave wave) =>
        new(wave.Number, wave.Name, wave.Delivery, Texts(wave.Accounts))
        {
            ExcludedAccounts = wave.Delivery == Delivery.Organization ? Exclusions(plan, wave.Number) : null,
        };

    private static object Exclusions(Plan plan, int wave)
    {
        var lists = plan.Regions.ToDictionary(r => r.Value, r => Texts(plan.ExclusionsOf(wave, r)));
        var first = lists.Values.First();
        return lists.Values.All(l => l.SequenceEqual(first)) ? first : lists;
    }

    private static List<string> Texts(IEnumerable<AccountId> accounts) => [.. accounts.Select(a => a.Value)];
}

internal sealed record SkippedLine(string Account, string? Region, string Reason);

internal sealed record DiagnosticLine(string Code, Severity Severity, string Message, string? Fix, string? Where)
{
    public static DiagnosticLine Of(Diagnostic d) => new(d.Code, d.Severity, d.Message, d.Fix, d.Where?.ToString());
}
