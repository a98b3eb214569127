using PciAutoHeal.Cli.Report;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Documents.Generation;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Drift;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>Gathers the evidence of one rollout from its ledger; AWS is not asked.</summary>
/// <param name="content">The release that was rolled out, where it is at hand; another one says nothing of this
/// rollout.</param>
internal sealed class LedgerReading(StepPorts ports, ContentRelease? content)
{
    private const int AtOnce = 16;

    public async Task<LedgerEvidence> ReadAsync(RolloutId rollout, CancellationToken ct)
    {
        var book = ports.Book;
        var release = await book.ReleaseAsync(rollout, ct);
        var events = await ports.Ledger.ReadAsync(rollout, ct);
        Plan? plan = RolloutState.Fold(events).PlanHash is null ? null : await book.PlanAsync(rollout, ct);
        var targets = await ports.Targets.ReadAsync(rollout, ct);
        var history = await FanOut.RunAsync(
            targets, AtOnce, (record, stop) => ports.Targets.ReadHistoryAsync(rollout, record.Target, stop), ct);
        return new(
            await book.HeaderAsync(rollout, ct),
            await book.SpecAsync(rollout, ct),
            release,
            plan,
            events,
            targets,
            [.. history.SelectMany(changes => changes)],
            await book.FindAsync<OrganizationSnapshot>(rollout, "organization", ct),
            await book.FindAsync<DriftReport>(rollout, CheckDrift.Document, ct),
            ReportCoverage.Of(content, release),
            await new EvaluationReading(book).ReadAsync(rollout, plan, events, ct));
    }
}
