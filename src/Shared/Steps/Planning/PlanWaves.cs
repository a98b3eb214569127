using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Durations;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Planning;

/// <summary>Compiles the plan and records it, with a first state for every target.</summary>
public sealed partial class PlanWaves(
    IRolloutLedger ledger, ITargetLedger targets, RolloutBook book, Standing standing, Experience experience, TimeProvider clock, ILogger<PlanWaves> log)
    : IStep<RolloutRef, PlanMade>
{
    public async Task<PlanMade> RunAsync(RolloutRef input, CancellationToken ct)
    {
        var spec = await book.SpecAsync(input.Rollout, ct);
        var release = await book.ReleaseAsync(input.Rollout, ct);
        var organization = await book.OrganizationAsync(input.Rollout, ct);
        var now = clock.GetUtcNow();

        var there = await standing.ReadAsync(spec, organization, release, ct) with
        {
            Split = await new EarlierSplit(ledger, book).FindAsync(input.Rollout, release, ct),
        };
        var plan = WavePlanner.Compile(
            spec, organization, release, DateOnly.FromDateTime(now.UtcDateTime), standing: there);
        if (await experience.ExpectAsync(input.Rollout, plan, ct) is { } stuck)
        {
            plan = plan with { Diagnostics = [.. plan.Diagnostics, Expected(stuck)] };
        }

        var refusal = plan.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error)?.Message;

        await book.KeepAsync(plan, ct);
        await ledger.AppendAsync(input.Rollout, [Planned(plan, now), .. Refused(plan, refusal, now)], ct);
        if (refusal is null)
        {
            await targets.RecordAsync(input.Rollout, FirstRecords.Of(plan, spec, release, organization, now), ct);
        }

        Log.Planned(log, input.Rollout, plan.Waves.Count, plan.Waves.Sum(w => w.Targets.Count), plan.Hash);
        return new(
            refusal is null ? "Feasible" : "Refused",
            refusal,
            plan.Hash,
            plan.Waves.Count,
            spec.Gates.Approval == ApprovalPolicy.Required
                && (await book.StateAsync(input.Rollout, ct)).ApprovedHash != plan.Hash);
    }

    /// <summary>
    /// What was learned is told and not approved: it changes with every rollout, and the hash does not.
    /// </summary>
    private static Diagnostic Expected(StuckTime stuck) => Diagnostic.Info(
        "PAH1315", $"Targets without progress count as {stuck}.", fix: "Set gates.stuckAfter for a fixed time.");

    private static RolloutEvent Planned(Plan plan, DateTimeOffset now) => new(
        $"planned:{plan.Hash}",
        now,
        RolloutEventKind.RolloutPlanned,
        $"{plan.Waves.Count} waves, {plan.Waves.Sum(w => w.Targets.Count)} targets, {plan.Skipped.Count} skipped")
    {
        PlanHash = plan.Hash,
    };

    private static IEnumerable<RolloutEvent> Refused(Plan plan, string? refusal, DateTimeOffset now) => refusal is null
        ? []
        : [new($"refused:{plan.Hash}", now, RolloutEventKind.RolloutRefused, refusal) { PlanHash = plan.Hash }];

    private static partial class Log
    {
        [LoggerMessage(202, LogLevel.Information, "{RolloutId}: planned {Waves} waves over {Targets} targets, {PlanHash}")]
        public static partial void Planned(ILogger logger, RolloutId rolloutId, int waves, int targets, string planHash);
    }
}

/// <param name="Kind"><c>Feasible</c> or <c>Refused</c>.</param>
/// <param name="NeedsApproval">Whether a person must approve this hash before anything is written.</param>
public sealed record PlanMade(string Kind, string? Reason, string PlanHash, int Waves, bool NeedsApproval);
