using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>Finds every look at compliance that the ledger has kept; the names follow from what happened.</summary>
internal sealed class EvaluationReading(RolloutBook book)
{
    public async Task<IReadOnlyList<EvaluationSnapshot>> ReadAsync(
        RolloutId rollout, Plan? plan, IReadOnlyList<RolloutEvent> events, CancellationToken ct)
    {
        var found = new List<EvaluationSnapshot?>();
        foreach (var wave in Attempted(plan, events).Select(at => new WaveRef(rollout, at.Wave, at.Attempt)))
        {
            found.Add(Before(wave, await book.FindAsync<Baseline>(rollout, Baselines.Document(wave.Token), ct)));
            found.Add(After(wave, await book.FindAsync<ComplianceKept>(rollout, ComplianceKept.Document(wave.Token), ct)));
            found.Add(Kept("a wave was rolled back", await KeptAsync(rollout, $"{wave.Token}.rollback", ct)));
        }

        foreach (var back in events.Select(e => e.Back).OfType<WayBack>().DistinctBy(back => back.Token))
        {
            found.Add(Kept(back.Kind == WayBackKind.Evict ? "targets were evicted" : "the rollout was rolled back", await KeptAsync(rollout, back.Token, ct)));
        }

        foreach (var retired in events.Where(e => e.Kind == RolloutEventKind.PacksRetired).Select(e => e.Id).Distinct())
        {
            found.Add(Kept("packs were retired", await KeptAsync(rollout, retired, ct)));
        }

        return [.. found.OfType<EvaluationSnapshot>().OrderBy(s => s.TakenAt).ThenBy(s => s.Occasion, StringComparer.Ordinal)];
    }

    private static IEnumerable<(int Wave, int Attempt)> Attempted(Plan? plan, IReadOnlyList<RolloutEvent> events) =>
        (plan?.Waves ?? []).SelectMany(
            wave => Enumerable.Range(0, Attempts.Of(events, wave.Number) + 1).Select(n => (wave.Number, n)));

    private static EvaluationSnapshot? Before(WaveRef wave, Baseline? baseline) => baseline is null ? null : new(
        $"before wave {wave.Wave}, attempt {wave.Attempt}",
        baseline.TakenAt,
        [
            .. baseline.Packs.SelectMany(pack => pack.CompliantRules.Select(it => new Evaluated(
                pack.Pack, new(it.Key, pack.Region), it.Value, null, null))),
        ]);

    private static EvaluationSnapshot? After(WaveRef wave, ComplianceKept? kept) => kept is null ? null : new(
        $"after wave {wave.Wave}, attempt {wave.Attempt}", kept.TakenAt, [.. kept.All().Select(Row)]);

    private static EvaluationSnapshot? Kept(string why, EvidenceKept? kept) => kept is null ? null : new(
        $"before {why}", kept.TakenAt, [.. kept.Targets.SelectMany(t => t.Compliance).Where(c => c.HasData).Select(Row)]);

    private static Evaluated Row(PackCompliance c) =>
        new(c.Pack, c.Target, c.CompliantRules, c.NonCompliantRules, c.TotalRules);

    private Task<EvidenceKept?> KeptAsync(RolloutId rollout, string token, CancellationToken ct) =>
        book.FindAsync<EvidenceKept>(rollout, Evidence.Document(token), ct);
}
