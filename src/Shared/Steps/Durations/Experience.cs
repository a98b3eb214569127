using System.Globalization;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Durations;

/// <summary>
/// Learns from earlier rollouts, and from earlier waves of this one, how long targets take, and decides once for each
/// attempt at a wave when one of them is stuck. What is decided stays on record, so that a repeat after a crash decides
/// the same.
/// </summary>
public sealed class Experience(IRolloutLedger ledger, ITargetLedger targets, RolloutBook book)
{
    /// <summary>
    /// Rollouts to learn from, and among how many to look for them: the number of reads does not grow.
    /// </summary>
    private const int Learned = 5;
    private const int Reach = 10;

    /// <summary>Looks back once, before the first wave.</summary>
    public async Task<DurationsKept> LookBackAsync(RolloutId rollout, CancellationToken ct)
    {
        if (await book.FindKeptAsync<DurationsKept>(rollout, DurationsKept.Before, ct) is { } known)
        {
            return known;
        }

        var own = await book.HeaderAsync(rollout, ct);
        var earlier = (await ledger.ListAsync(Reach, ct)).Where(h => h.Id != rollout && h.StartedAt <= own.StartedAt);
        var found = new List<DurationsKept>();
        foreach (var header in earlier)
        {
            if (found.Count < Learned && await book.FindAsync<DurationsKept>(header.Id, DurationsKept.Document, ct) is { } kept)
            {
                found.Add(kept);
            }
        }

        var sum = DurationsKept.Sum(found);
        await book.KeepAsync(rollout, DurationsKept.Before, sum, ct);
        return sum;
    }

    /// <summary>Decides for an attempt at a wave, or says what was decided.</summary>
    public async Task<StuckTime> DecideAsync(WaveRef wave, CancellationToken ct)
    {
        if (await FindAsync(wave.Rollout, wave.Token, ct) is { } decided)
        {
            return decided;
        }

        var plan = await book.PlanAsync(wave.Rollout, ct);
        var before = await LookBackAsync(wave.Rollout, ct);
        var own = await book.FindAsync<DurationsKept>(wave.Rollout, DurationsKept.Document, ct) ?? DurationsKept.Nothing;
        var stuck = await OfAsync(wave.Rollout, plan.Waves[wave.Wave].Delivery, before, own, ct);
        await book.KeepAsync(wave.Rollout, Document(wave.Token), stuck, ct);
        return stuck;
    }

    /// <summary>What was decided for an attempt; null where nothing was.</summary>
    /// <param name="token">The attempt's.</param>
    public Task<StuckTime?> FindAsync(RolloutId rollout, string token, CancellationToken ct) =>
        book.FindKeptAsync<StuckTime>(rollout, Document(token), ct);

    /// <summary>What was decided; for a wave that an earlier version began, what it went by.</summary>
    public async Task<StuckTime> DecidedAsync(WaveRef wave, CancellationToken ct) =>
        await FindAsync(wave.Rollout, wave.Token, ct) ?? StuckTime.Of(
            (await book.SpecAsync(wave.Rollout, ct)).Gates.StuckAfter, [], "");

    /// <summary>What the first wave will go by, for the plan; null when nothing was learned before.</summary>
    public async Task<StuckTime?> ExpectAsync(RolloutId rollout, Plan plan, CancellationToken ct)
    {
        if (plan.Waves.Count == 0)
        {
            return null;
        }

        var stuck = await OfAsync(
            rollout, plan.Waves[0].Delivery, await LookBackAsync(rollout, ct), DurationsKept.Nothing, ct);
        return stuck.IsLearned ? stuck : null;
    }

    /// <summary>
    /// Keeps how long the targets of a wave took. A repeat finds the same in the ledger, and keeps the same.
    /// </summary>
    public async Task LearnAsync(WaveRef wave, CancellationToken ct)
    {
        var plan = await book.PlanAsync(wave.Rollout, ct);
        var spans = WaveDurations.Of(
            wave.Wave, await ledger.ReadAsync(wave.Rollout, ct), await targets.ReadAsync(wave.Rollout, ct)).ToList();
        var kept = await book.FindAsync<DurationsKept>(wave.Rollout, DurationsKept.Document, ct) ?? DurationsKept.Nothing;
        var grown = kept.With(
            wave.Wave, plan.Waves[wave.Wave].Delivery, await FamiliesAsync(wave.Rollout, ct), DurationSketch.Of(spans));
        await book.KeepAsync(wave.Rollout, DurationsKept.Document, grown, ct);
    }

    /// <summary>The document that holds the decision of one attempt at a wave.</summary>
    private static string Document(string token) => $"stuck-{token}";

    private async Task<StuckTime> OfAsync(
        RolloutId rollout, Delivery delivery, DurationsKept before, DurationsKept own, CancellationToken ct)
    {
        var spec = await book.SpecAsync(rollout, ct);
        var families = await FamiliesAsync(rollout, ct);
        return StuckTime.Of(
            spec.Gates.StuckAfter, [.. families.Select(pack => before.Of(delivery, pack).With(own.Of(delivery, pack)))], Source(before, own));
    }

    private async Task<IReadOnlyList<string>> FamiliesAsync(RolloutId rollout, CancellationToken ct) =>
        [.. (await book.ReleaseAsync(rollout, ct)).Packs.Select(p => DurationsKept.FamilyOf(p.DeployedName)).Distinct()];

    private static string Source(DurationsKept before, DurationsKept own)
    {
        var earlier = string.Create(CultureInfo.InvariantCulture, $"{before.Rollouts} rollout{(before.Rollouts == 1 ? "" : "s")}");
        return (before.Rollouts, own.Packs.Count) switch
        {
            (0, _) => "the waves before it",
            (_, 0) => earlier,
            _ => $"{earlier} and the waves before it",
        };
    }
}
