using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Steps.Waves;

/// <summary>What follows a halted gate by default: remediation off everywhere, nothing deleted.</summary>
public sealed class ContainWave(
    Containment containment, IRolloutLedger ledger, RolloutBook book, Wishes wishes, StepLimits limits, TimeProvider clock)
    : IStep<WaveRef, WaveContained>
{
    public async Task<WaveContained> RunAsync(WaveRef input, CancellationToken ct)
    {
        if (await wishes.TakeAsync(input.Rollout, ct, input.Wave) is { } wish)
        {
            return new(wish.ToString(), 0, "a person asked for it");
        }

        var state = await book.StateAsync(input.Rollout, ct);
        var off = await containment.ContainAsync(input.Rollout, input.Wave, $"{input.Token}.contain", ct);
        if (off.Busy.Count > 0)
        {
            var wait = Patience.WaitFor(await ledger.ReadAsync(input.Rollout, ct), off.Busy, limits, clock.GetUtcNow());
            return new("Busy", (int)wait.TotalSeconds, "");
        }

        await containment.RecordAsync(input.Rollout, input.Wave, input.Token, off, $"{state.Reason}", ct);
        return new("Done", 0, off.Words);
    }
}

/// <param name="Kind"><c>Done</c>, <c>Busy</c> while AWS works on an earlier put, or the wish <c>Pause</c> or
/// <c>Abort</c>.</param>
public sealed record WaveContained(string Kind, int WaitSeconds, string Reason);
