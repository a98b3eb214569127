using System.Text.Json.Serialization;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>Keeps how compliant targets were before a wave, and counts what has become worse since.</summary>
public sealed class Baselines(IComplianceReader compliance, RolloutBook book, TimeProvider clock)
{
    private const string LastLook = "baseline-last";

    /// <summary>The aggregator itself lags by more than this.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Compliance of everything earlier waves deployed. An attempt's first reading stays.</summary>
    public async Task KeepAsync(WaveRef wave, Plan plan, Release release, CancellationToken ct)
    {
        if (wave.Wave == 0 || await book.FindAsync<Baseline>(wave.Rollout, Document(wave.Token), ct) is not null)
        {
            return;
        }

        await book.KeepAsync(wave.Rollout, Document(wave.Token), await LastLookAsync(wave, ct) ?? await TakeAsync(plan, release, wave, ct), ct);
    }

    /// <summary>Reads compliance now; targets seen for the first time begin their own baseline.</summary>
    public async Task<ComplianceSeen> CompareAsync(
        WaveRef wave, Release release, IReadOnlyList<Target> deployed, CancellationToken ct)
    {
        var packs = release.Packs.Select(p => p.DeployedName).ToList();
        var now = await compliance.ReadAsync(packs, deployed, ct);
        var before = await book.FindAsync<Baseline>(wave.Rollout, Document(wave.Token), ct) ?? new Baseline([]) { TakenAt = clock.GetUtcNow() };
        var grown = before.With(now);
        if (grown.Count != before.Count)
        {
            await book.KeepAsync(wave.Rollout, Document(wave.Token), grown, ct);
        }

        await KeepSeenAsync(wave, now, ct);
        await book.KeepAsync(wave.Rollout, LastLook, Baseline.Of(now) with { TakenAt = clock.GetUtcNow() }, ct);
        return ComplianceSeen.Compare(before, now, deployed, packs.Count);
    }

    /// <summary>What a gate saw moments ago is what the next wave begins with; it is not read twice.</summary>
    private async Task<Baseline?> LastLookAsync(WaveRef wave, CancellationToken ct) =>
        await book.FindAsync<Baseline>(wave.Rollout, LastLook, ct) is { TakenAt: { } at } last && clock.GetUtcNow() - at <= Fresh ? last : null;

    private async Task<Baseline> TakeAsync(Plan plan, Release release, WaveRef wave, CancellationToken ct)
    {
        IReadOnlyList<Target> earlier = [.. plan.Waves.Take(wave.Wave).SelectMany(w => w.Targets)];
        var seen = await compliance.ReadAsync([.. release.Packs.Select(p => p.DeployedName)], earlier, ct);
        return Baseline.Of(seen) with { TakenAt = clock.GetUtcNow() };
    }

    /// <summary>The baseline of an attempt at a wave.</summary>
    public static string Document(string token) => $"baseline-{token}";

    /// <summary>
    /// What was seen of the wave's own targets goes on record: every target once, after its wave. The last look stays.
    /// </summary>
    private async Task KeepSeenAsync(WaveRef wave, IReadOnlyList<PackCompliance> seen, CancellationToken ct)
    {
        var own = (await book.PlanAsync(wave.Rollout, ct)).Waves.FirstOrDefault(w => w.Number == wave.Wave)?.Targets.ToHashSet() ?? [];
        var after = ComplianceKept.Of(seen.Where(s => own.Contains(s.Target)), clock.GetUtcNow());
        await book.KeepAsync(wave.Rollout, ComplianceKept.Document(wave.Token), after, ct);
    }
}

/// <summary>
/// Compliant rules at a first look; kept by pack and region, for a large organization has 50,000 of them.
/// </summary>
public sealed record Baseline(IReadOnlyList<BaselineOfPack> Packs)
{
    /// <summary>When the first look was; null in ledgers of earlier versions.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    [JsonIgnore]
    public int Count => Packs.Sum(pack => pack.CompliantRules.Count);

    public static Baseline Of(IReadOnlyList<PackCompliance> seen) => new Baseline([]).With(seen);

    /// <summary>What is seen for the first time is added; what was seen before stays.</summary>
    public Baseline With(IReadOnlyList<PackCompliance> seen)
    {
        var grown = Packs.ToDictionary(
            it => (it.Pack, it.Region), it => new SortedDictionary<AccountId, int>(it.CompliantRules.ToDictionary()));
        foreach (var it in seen.Where(it => it.HasData))
        {
            if (!grown.TryGetValue((it.Pack, it.Target.Region), out var rules))
            {
                rules = grown[(it.Pack, it.Target.Region)] = [];
            }

            rules.TryAdd(it.Target.Account, it.CompliantRules);
        }

        return this with
        {
            Packs = [.. grown.OrderBy(it => it.Key).Select(it => new BaselineOfPack(it.Key.Pack, it.Key.Region, it.Value))],
        };
    }

    /// <summary>By pack and region, for many questions.</summary>
    public IReadOnlyDictionary<(PackName Pack, Region Region), IReadOnlyDictionary<AccountId, int>> ByPlace() =>
        Packs.ToDictionary(it => (it.Pack, it.Region), it => it.CompliantRules);
}

/// <param name="CompliantRules">How many rules were compliant, by account.</param>
public sealed record BaselineOfPack(PackName Pack, Region Region, IReadOnlyDictionary<AccountId, int> CompliantRules);

/// <param name="Regressions">Rules that were compliant in the baseline and are not now.</param>
/// <param name="WithoutData">Targets without compliance for some pack.</param>
/// <param name="Example">Where the first regression is.</param>
public sealed record ComplianceSeen(int Regressions, int WithoutData, bool AnyData, string? Example)
{
    /// <summary>The first target without compliance.</summary>
    public Target? Silent { get; init; }

    public static ComplianceSeen Compare(
        Baseline before, IReadOnlyList<PackCompliance> now, IReadOnlyList<Target> deployed, int packs)
    {
        var was = before.ByPlace();
        var worse = now.Where(n => n.HasData).Select(n => (Seen: n, Lost: Then(n) - n.CompliantRules))
            .Where(n => n.Lost > 0)
            .ToList();
        var known = now.Where(n => n.HasData).GroupBy(n => n.Target).ToDictionary(g => g.Key, g => g.Count());
        var silent = deployed.Where(t => known.GetValueOrDefault(t) < packs).ToList();
        return new(
            worse.Sum(w => w.Lost!.Value),
            silent.Count,
            now.Count > 0,
            worse.Count == 0 ? null : $"{worse[0].Seen.Pack} in {worse[0].Seen.Target} lost {worse[0].Lost}")
        {
            Silent = silent.FirstOrDefault(),
        };

        int? Then(PackCompliance n) => was.TryGetValue((n.Pack, n.Target.Region), out var rules)
            && rules.TryGetValue(n.Target.Account, out var then) ? then : null;
    }
}
