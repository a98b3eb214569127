using PciAutoHeal.Cli.Report;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>Everything the ledger holds of one rollout that an assessor may ask for.</summary>
/// <param name="Plan">The plan in force; null when it was never planned.</param>
/// <param name="History">Every change of every target, oldest first within a target.</param>
/// <param name="Coverage">Null when the release that was rolled out is not at hand.</param>
internal sealed record LedgerEvidence(
    RolloutHeader Header,
    RolloutSpec Spec,
    Release Release,
    Plan? Plan,
    IReadOnlyList<RolloutEvent> Events,
    IReadOnlyList<TargetRecord> Targets,
    IReadOnlyList<TargetRecord> History,
    OrganizationSnapshot? Organization,
    DriftReport? Drift,
    ReportCoverage? Coverage,
    IReadOnlyList<EvaluationSnapshot> Evaluations)
{
    /// <summary>The last moment that the ledger knows of.</summary>
    public DateTimeOffset AsOf { get; } = Events.Select(e => e.At)
        .Concat(History.Select(h => h.UpdatedAt))
        .Concat(Evaluations.Select(s => s.TakenAt).OfType<DateTimeOffset>())
        .Append(Drift?.CheckedAt ?? Header.StartedAt)
        .Append(Header.StartedAt)
        .Max();
}

/// <summary>What AWS Config said of targets at one moment.</summary>
/// <param name="Occasion">Why it was read: before or after a wave, or before something was deleted.</param>
/// <param name="TakenAt">Null where an earlier version did not keep it.</param>
internal sealed record EvaluationSnapshot(string Occasion, DateTimeOffset? TakenAt, IReadOnlyList<Evaluated> Rows);

/// <param name="NonCompliantRules">Null where only the compliant ones were kept, as in a baseline.</param>
internal sealed record Evaluated(
    PackName Pack, Target Target, int CompliantRules, int? NonCompliantRules, int? TotalRules);
