using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Drift;

/// <summary>Holds what was rolled out against what is there, account by account and region by region.</summary>
public sealed partial class CheckDrift(
    DriftReading reading, IRolloutLedger ledger, RolloutBook book, TimeProvider clock, ILogger<CheckDrift> log)
    : IStep<RolloutRef, DriftChecked>
{
    /// <summary>The artifact that holds the newest report of a rollout.</summary>
    public const string Document = "drift";

    public async Task<DriftChecked> RunAsync(RolloutRef input, CancellationToken ct)
    {
        var earlier = await book.FindAsync<DriftReport>(input.Rollout, Document, ct);
        var report = (await reading.ReadAsync(input.Rollout, earlier, ct)).Since(earlier);
        await book.KeepAsync(input.Rollout, Document, report, ct);
        var now = clock.GetUtcNow();
        var summary = $"{report.Targets} targets: {report.Drifted} drifted, {report.Unreadable} unreadable";
        await ledger.AppendAsync(
            input.Rollout, [new($"drift:{now.UtcTicks}", now, RolloutEventKind.DriftChecked, summary)], ct);
        Log.Checked(log, input.Rollout, report.Targets, report.Drifted, report.Unreadable);
        return new(report.Targets, report.Drifted, report.Unreadable);
    }

    private static partial class Log
    {
        [LoggerMessage(211, LogLevel.Information, "{RolloutId}: {Targets} targets checked, {Drifted} drifted, {Unreadable} unreadable")]
        public static partial void Checked(ILogger logger, RolloutId rolloutId, int targets, int drifted, int unreadable);
    }
}

public sealed record DriftChecked(int Targets, int Drifted, int Unreadable);
