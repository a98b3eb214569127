using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Durations;
using PciAutoHeal.Steps.Healing;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// Decides from what is known of the wave's targets and of their compliance whether the next wave may start.
/// </summary>
public sealed partial class JudgeWave(
    IRolloutLedger ledger,
    ITargetLedger targets,
    RolloutBook book,
    Baselines baselines,
    HealingWatch healing,
    AlarmWatch alarms,
    Experience experience,
    Wishes wishes,
    StepLimits limits,
    TimeProvider clock,
    ILogger<JudgeWave> log)
    : IStep<WaveRef, WaveJudged>
{
    public async Task<WaveJudged> RunAsync(WaveRef input, CancellationToken ct)
    {
        if (await wishes.TakeAsync(input.Rollout, ct, input.Wave) is { } wish)
        {
            return new(wish.ToString(), "a person asked for it", 0);
        }

        var spec = await book.SpecAsync(input.Rollout, ct);
        var seen = await ObserveAsync(input, spec, ct);
        var now = clock.GetUtcNow();
        var verdict = Gate.Judge(seen, spec.Gates, now, spec.Heal);
        if (verdict is GateVerdict.Proceed)
        {
            await experience.LearnAsync(input, ct);
        }

        await ledger.AppendAsync(input.Rollout, [.. Told(input, seen, verdict, spec, now)], ct);
        var judged = Answer(verdict, (await book.PlanAsync(input.Rollout, ct)).Organization.Count);
        Log.Judged(log, input.Rollout, input.Wave, judged.Kind, judged.Reason);
        return judged;
    }

    private async Task<WaveObservation> ObserveAsync(WaveRef input, RolloutSpec spec, CancellationToken ct)
    {
        var release = await book.ReleaseAsync(input.Rollout, ct);
        var records = (await targets.ReadAsync(input.Rollout, ct)).Where(r => r.Wave <= input.Wave && r.State is not (TargetState.Gone or TargetState.Excluded)).ToList();
        var here = records.Where(r => r.Wave == input.Wave).ToList();
        var bad = records.Where(r => r.State is TargetState.Failed or TargetState.Stuck && r.ErrorCode != PackOutcome.Unconfirmed).ToList();
        var unconfirmed = here.Where(r => r.ErrorCode == PackOutcome.Unconfirmed).ToList();
        var deployed = records.Where(r => r.State is TargetState.Deployed or TargetState.Contained).Select(r => r.Target).ToList();
        // A wave whose accounts are all gone has nothing to watch; counted from now, it would bake for ever.
        var settledAt = here.Select(r => r.UpdatedAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        var baked = clock.GetUtcNow() - settledAt >= spec.Gates.Bake;
        // A look before the bake begins the baseline of the wave's own targets; a large organization reads only once more.
        var isSmall = (await book.PlanAsync(input.Rollout, ct)).Organization.Count <= limits.FullReadingUpTo;
        var first = isSmall && (await book.StateAsync(input.Rollout, ct)).WaveAt(input.Wave) is not WaveStatus.Baking;
        var open = here.Count(r => r.State is TargetState.Deploying or TargetState.Pending);
        var compliance = deployed.Count > 0 && open == 0 && (baked || first)
            ? await baselines.CompareAsync(input, release, deployed, ct)
            : new ComplianceSeen(0, 0, true, null);
        return new(
            here.Count,
            open,
            bad.Count,
            unconfirmed.Count,
            compliance.Regressions,
            compliance.WithoutData,
            settledAt)
        {
            CanHaveCompliance = compliance.AnyData,
            Changes = await healing.SeeAsync(input, here.Where(r => r.State is TargetState.Deployed).Select(r => r.Target), ct),
            Alarms = await alarms.SeeAsync(input.Rollout, ct),
            Silent = unconfirmed.Count > 0 ? $"{unconfirmed[0].Target}" : compliance.Silent?.ToString(),
            Example = bad.Count > 0 ? $"{bad[0].Target}: {bad[0].ErrorCode}: {bad[0].Error}" : compliance.Example,
        };
    }

    private static IEnumerable<RolloutEvent> Told(
        WaveRef wave, WaveObservation seen, GateVerdict verdict, RolloutSpec spec, DateTimeOffset now)
    {
        if (seen.InProgress == 0)
        {
            yield return GateEvents.Deployed(
                wave, $"{seen.Targets - seen.Failed - seen.Unconfirmed} of {seen.Targets} targets deployed", now);
        }

        switch (verdict)
        {
            case GateVerdict.Hold when seen.InProgress == 0:
                yield return GateEvents.Baking(wave, $"baking {spec.Gates.Bake} from {seen.LastSettledAt:u}", now);
                if (now - seen.LastSettledAt >= spec.Gates.Bake && FreezeWindow.At(spec.Gates.Freeze, now) is { } freeze)
                {
                    yield return GateEvents.Frozen(wave.Token, wave.Wave, freeze, "is not promoted", now);
                }

                break;
            case GateVerdict.Proceed:
                yield return GateEvents.Passed(wave, Summary(seen), now);
                break;
            case GateVerdict.Halt halt:
                yield return GateEvents.Halted(wave, halt.Reason, now);
                break;
            case GateVerdict.Pause pause:
                yield return GateEvents.Paused(wave, pause.Reason, now);
                break;
            default:
                break;
        }
    }

    private static string Summary(WaveObservation seen) =>
        $"{seen.Targets - seen.Failed - seen.Unconfirmed} of {seen.Targets} targets deployed, {seen.Regressions} regressions";

    private WaveJudged Answer(GateVerdict verdict, int accounts) => verdict switch
    {
        GateVerdict.Hold hold => new(
            "Hold",
            hold.Reason,
            (int)Math.Ceiling(PollTiming.Piece(hold.For, accounts, limits).TotalSeconds)),
        GateVerdict.Halt halt => new("Halt", halt.Reason, 0),
        GateVerdict.Pause pause => new("Pause", pause.Reason, 0),
        _ => new("Proceed", "the gate is passed", 0),
    };

    private static partial class Log
    {
        [LoggerMessage(206, LogLevel.Information, "{RolloutId}: wave {Wave}: {Verdict}: {Reason}")]
        public static partial void Judged(ILogger logger, RolloutId rolloutId, int wave, string verdict, string reason);
    }
}

/// <param name="Kind"><c>Proceed</c>, <c>Hold</c>, <c>Halt</c>, <c>Pause</c>, or the wish <c>Pause</c> or
/// <c>Abort</c>.</param>
public sealed record WaveJudged(string Kind, string Reason, int WaitSeconds);
