using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// What follows a halted gate where the spec says <c>onHalt: rollback</c>: the packs are taken out of the wave's
/// accounts, and the rollout ends. Earlier waves keep what they have.
/// </summary>
public sealed class RollBackWave(
    TakingOut takingOut,
    IRolloutLedger ledger,
    ITargetLedger targets,
    RolloutBook book,
    Wishes wishes,
    StepLimits limits,
    TimeProvider clock)
    : IStep<WaveRef, WaveRolledBack>
{
    public async Task<WaveRolledBack> RunAsync(WaveRef input, CancellationToken ct)
    {
        if (await wishes.TakeAsync(input.Rollout, ct, input.Wave) is { } wish)
        {
            return new(wish.ToString(), 0);
        }

        var plan = await book.PlanAsync(input.Rollout, ct);
        var why = (await book.StateAsync(input.Rollout, ct)).Reason;
        var wave = plan.Waves[input.Wave];
        var taken = await takingOut.RunAsync(
            input.Rollout, input.Wave, $"{input.Token}.rollback", [.. wave.Targets], sparing: true, ct);
        var now = clock.GetUtcNow();
        await targets.RecordAsync(
            input.Rollout, RolledBack.Records(await targets.ReadAsync(input.Rollout, ct), taken.From(wave.Targets), now), ct);
        if (taken.Busy.Count > 0)
        {
            var wait = Patience.WaitFor(await ledger.ReadAsync(input.Rollout, ct), taken.Busy, limits, now);
            return new("Busy", (int)wait.TotalSeconds);
        }

        await ledger.AppendAsync(
            input.Rollout,
            [
                RolledBack.Wave(input.Token, input.Wave, $"{wave.Name}: the packs are taken out again", now),
                RolledBack.Rollout(input.Token, $"{why}; {wave.Name} is rolled back, earlier waves keep their packs", now),
            ],
            ct);
        return new("Done", 0);
    }
}

/// <param name="Kind"><c>Done</c>, <c>Busy</c> while AWS works on an earlier put, or the wish <c>Pause</c> or
/// <c>Abort</c>.</param>
public sealed record WaveRolledBack(string Kind, int WaitSeconds);
