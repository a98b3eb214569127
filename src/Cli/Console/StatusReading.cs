using PciAutoHeal.Cli.Report;
using PciAutoHeal.Core.Gates;
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
        var stuck = await StuckAsync(ports, rollout, ct);
        return new(
            rollout.Value,
            state.PlanHash,
            state.Status.ToString(),
            state.Reason,
            [
                .. waves.Select(w => new WaveLine(w.Number, w.Name, state.WaveAt(w.Number).ToString(), Counts(byWave[w.Number]))
                {
                    Stuck = stuck.TryGetValue(w.Number, out var it) ? new((int)it.After.TotalSeconds, it.Why) : null,
                }),
            ],
            [.. targets.Select(LineOf)])
        {
            Advice = await RolloutAdvice.ReadAsync(ports, rollout, state, ct),
            ExpectedEnd = await ExpectedEndAsync(ports, rollout, state, ct),
        };
    }

    /// <summary>What was decided for the last attempt at each wave that has begun.</summary>
    public static async Task<IReadOnlyDictionary<int, StuckTime>> StuckAsync(
        StepPorts ports, RolloutId rollout, CancellationToken ct)
    {
        var decided = new Dictionary<int, StuckTime>();
        var begun = (await ports.Ledger.ReadAsync(rollout, ct)).Where(
            e => e is { Kind: RolloutEventKind.WaveStarted, Wave: not null });
        foreach (var last in begun.GroupBy(e => e.Wave!.Value).Select(attempts => attempts.Last()))
        {
            var token = last.Id[..last.Id.LastIndexOf('.')]; // the event's id begins with the attempt's token
            if (await ports.Experience.FindAsync(rollout, token, ct) is { } stuck)
            {
                decided[last.Wave!.Value] = stuck;
            }
        }

        return decided;
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
