using PciAutoHeal.Cli.Report;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli.Console;

/// <summary>Reads where a rollout stands from the ledger alone.</summary>
internal static class StatusReading
{
    public static async Task<StatusDocument> ReadAsync(StepPorts ports, RolloutId rollout, CancellationToken ct)
    {
        var state = await ports.Book.StateAsync(rollout, ct);
        var targets = await ports.Targets.ReadAsync(rollout, ct);
        IReadOnlyList<PlannedWave> waves = state.PlanHash is null ? [] : (await ports.Book.PlanAsync(rollout, ct)).Waves;
        var byWave = targets.Where(t => t.Wave is not null).ToLookup(t => t.Wave!.Value);
        return new(
            rollout.Value,
            state.PlanHash,
            state.Status.ToString(),
            state.Reason,
            [.. waves.Select(w => new WaveLine(w.Number, w.Name, state.WaveAt(w.Number).ToString(), Counts(byWave[w.Number])))],
            [.. targets.Select(LineOf)])
        {
            Advice = await RolloutAdvice.ReadAsync(ports, rollout, state, ct),
            ExpectedEnd = await ExpectedEndAsync(ports, rollout, state, ct),
        };
    }

    /// <summary>Null unless it runs.</summary>
    public static async Task<DateTimeOffset?> ExpectedEndAsync(
        StepPorts ports, RolloutId rollout, RolloutState state, CancellationToken ct) => state.PlanHash is null ? null
        : ExpectedEnd.Of(
            await ports.Book.PlanAsync(rollout, ct),
            state,
            Course.Of(await ports.Ledger.ReadAsync(rollout, ct)),
            (await ports.Book.HeaderAsync(rollout, ct)).StartedAt,
            ports.Clock.GetUtcNow());

    public static SortedDictionary<string, int> Counts(IEnumerable<TargetRecord> targets) => new(
        targets.GroupBy(t => t.State).ToDictionary(g => g.Key.ToString(), g => g.Count()), StringComparer.Ordinal);

    private static TargetLine LineOf(TargetRecord t) => new(
        t.Target.Account.Value,
        t.Target.Region.Value,
        t.Wave,
        t.State.ToString(),
        t.Content,
        t.ErrorCode,
        t.Error,
        t.UpdatedAt);
}
