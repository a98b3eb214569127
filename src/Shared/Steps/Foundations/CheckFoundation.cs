using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.Foundations;

/// <summary>
/// Looks whether documents and roles have arrived. A target without them is failed with AWS's reason and held out of
/// the packs; too many of them halt the wave before a pack is touched.
/// </summary>
public sealed class CheckFoundation(
    IFoundationDeployer foundations,
    ITargetLedger targets,
    IRolloutLedger ledger,
    RolloutBook book,
    Wishes wishes,
    StepLimits limits,
    TimeProvider clock)
    : IStep<FoundationCheck, FoundationChecked>
{
    /// <summary>Error codes of a target that is held out of the packs begin with this.</summary>
    public const string ErrorPrefix = "StackSet.";

    /// <summary>Seconds; a person's wish is heard at a look.</summary>
    private const int MostBetweenLooks = 300;

    public async Task<FoundationChecked> RunAsync(FoundationCheck input, CancellationToken ct)
    {
        if (await wishes.TakeAsync(input.Rollout, ct, input.Wave) is { } wish)
        {
            return new(wish.ToString(), 0, null, 0);
        }

        var wave = (await targets.ReadAsync(input.Rollout, ct))
            .Where(r => (r.Wave == input.Wave && r.State is not (TargetState.Gone or TargetState.Excluded))
                || (r.Wave < input.Wave && r.State is TargetState.Deploying)).ToList();
        var progress = await foundations.ReadAsync(input.Operations, [.. wave.Select(r => r.Target)], ct);
        var failed = await RecordAsync(input, wave, [.. progress.Where(p => p.IsDone)], ct);
        if (progress.Any(p => !p.IsDone))
        {
            return new("Waiting", failed.Count, null, await WaitAsync(input, ct));
        }

        var spec = await book.SpecAsync(input.Rollout, ct);
        var plan = await book.PlanAsync(input.Rollout, ct);
        var seen = new WaveObservation(
            plan.Waves[input.Wave].Targets.Count, 1, failed.Count, 0, 0, 0, clock.GetUtcNow())
        {
            Example = failed.Count == 0 ? null : $"{failed[0].Target}: {failed[0].Error}",
        };
        if (Gate.Judge(seen, spec.Gates, clock.GetUtcNow()) is not GateVerdict.Halt halt)
        {
            return new("Done", failed.Count, null, 0);
        }

        await ledger.AppendAsync(input.Rollout, [GateEvents.Halted(input.AsWave, halt.Reason, clock.GetUtcNow())], ct);
        return new("Halted", failed.Count, halt.Reason, 0);
    }

    /// <summary>
    /// About one operation is asked for in a second, however many sets there are; and less often the longer it takes.
    /// </summary>
    private async Task<int> WaitAsync(FoundationCheck input, CancellationToken ct)
    {
        var began = (await ledger.ReadAsync(input.Rollout, ct))
            .LastOrDefault(e => e.Id == OpenWave.StartOf(input.AsWave))?.At;
        var elapsed = clock.GetUtcNow() - began ?? TimeSpan.Zero;
        return Math.Max(
            Math.Min(input.Operations.Count, MostBetweenLooks), (int)PollTiming.Next(elapsed, limits).TotalSeconds);
    }

    private async Task<IReadOnlyList<TargetRecord>> RecordAsync(
        FoundationCheck input, List<TargetRecord> wave, IReadOnlyList<StackProgress> done, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var failures = done.SelectMany(p => p.Failures.Select(f => (Roles: p.Operation.Region is null, Failure: f)))
            .GroupBy(f => f.Failure.Target.Account)
            .ToDictionary(g => g.Key, g => g.ToList());
        IReadOnlyList<TargetRecord> failed =
        [
            .. from record in wave
               where failures.ContainsKey(record.Target.Account)
               let failure = failures[record.Target.Account]
                   .Where(f => f.Roles || f.Failure.Target == record.Target) // IAM is global: without its role an account fails everywhere
                   .Select(f => f.Failure)
                   .FirstOrDefault()
               where failure is not null
               select record with
               {
                   State = TargetState.Failed,
                   ErrorCode = ErrorPrefix + failure.Code,
                   Error = failure.Reason,
                   UpdatedAt = now,
               },
        ];
        await targets.RecordAsync(input.Rollout, failed, ct);
        await ledger.AppendAsync(input.Rollout, GateEvents.TargetsFailed(input.AsWave, failed, now), ct);
        return failed;
    }
}

/// <summary>Which operations to look at.</summary>
public sealed record FoundationCheck(RolloutId Rollout, int Wave, int Attempt, IReadOnlyList<StackOperation> Operations)
{
    public WaveRef AsWave => new(Rollout, Wave, Attempt);
}

/// <param name="Kind"><c>Done</c>, <c>Waiting</c>, <c>Halted</c>, or the wish <c>Pause</c> or <c>Abort</c>.</param>
/// <param name="WaitSeconds">How long to wait before the next look.</param>
public sealed record FoundationChecked(string Kind, int Failed, string? Reason, int WaitSeconds);
