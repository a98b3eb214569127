using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Waves;

/// <summary>The events a gate leaves behind, with ids that a repeated step repeats.</summary>
public static class GateEvents
{
    /// <summary>
    /// Beyond this many, a wave's failures are in the target ledger only; the timeline is for people.
    /// </summary>
    private const int Told = 50;

    public static RolloutEvent Halted(WaveRef wave, string reason, DateTimeOffset now) =>
        new($"{wave.Token}.halted", now, RolloutEventKind.GateHalted, reason) { Wave = wave.Wave };

    public static RolloutEvent Paused(WaveRef wave, string reason, DateTimeOffset now) =>
        new($"{wave.Token}.gate-paused", now, RolloutEventKind.GatePaused, reason) { Wave = wave.Wave };

    public static RolloutEvent Passed(WaveRef wave, string detail, DateTimeOffset now) =>
        new($"{wave.Token}.passed", now, RolloutEventKind.GatePassed, detail) { Wave = wave.Wave };

    public static RolloutEvent Deployed(WaveRef wave, string detail, DateTimeOffset now) =>
        new($"{wave.Token}.deployed", now, RolloutEventKind.WaveDeployed, detail) { Wave = wave.Wave };

    public static RolloutEvent Baking(WaveRef wave, string detail, DateTimeOffset now) =>
        new($"{wave.Token}.baking", now, RolloutEventKind.BakeStarted, detail) { Wave = wave.Wave };

    public static RolloutEvent Frozen(string token, int wave, FreezeWindow freeze, string what, DateTimeOffset now) =>
        new($"{token}.{freeze.Token}", now, RolloutEventKind.WaveFrozen, $"{what}: {freeze.Words}") { Wave = wave };

    public static IReadOnlyList<RolloutEvent> TargetsFailed(
        WaveRef wave, IEnumerable<TargetRecord> failed, DateTimeOffset now) =>
    [
        .. failed.Take(Told).Select(r => new RolloutEvent(
            $"{wave.Token}.{r.State}.{r.Target}",
            now,
            r.State == TargetState.Stuck ? RolloutEventKind.TargetStuck : RolloutEventKind.TargetFailed,
            $"{r.Target}: {r.ErrorCode}: {r.Error}")
        {
            Wave = r.Wave ?? wave.Wave,
            Target = r.Target,
        }),
    ];
}
