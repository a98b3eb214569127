using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>Keeps how compliant targets were before a wave, and counts what has become worse since.</summary>
public sealed class Baselines(IComplianceReader compliance, RolloutBook book)
{
    /// <summary>Compliance of everything earlier waves deployed. An attempt's first reading stays.</summary>
    public async Task KeepAsync(WaveRef wave, Plan plan, Release release, CancellationToken ct)
    {
        if (wave.Wave == 0 || await book.FindAsync<Baseline>(wave.Rollout, Name(wave), ct) is not null)
        {
            return;
        }

        IReadOnlyList<Target> earlier = [.. plan.Waves.Take(wave.Wave).SelectMany(w => w.Targets)];
        var seen = await compliance.ReadAsync([.. release.Packs.Select(p => p.DeployedName)], earlier, ct);
        await book.KeepAsync(wave.Rollout, Name(wave), Baseline.Of(seen), ct);
    }

    /// <summary>Reads compliance now; targets seen for the first time begin their own baseline.</summary>
    public async Task<ComplianceSeen> CompareAsync(
        WaveRef wave, Release release, IReadOnlyList<Target> deployed, CancellationToken ct)
    {
        var packs = release.Packs.Select(p => p.DeployedName).ToList();
        var now = await compliance.ReadAsync(packs, deployed, ct);
        var before = await book.FindAsync<Baseline>(wave.Rollout, Name(wave), ct) ?? new Baseline([]);
        var grown = before.With(now);
        if (grown.Entries.Count != before.Entries.Count)
        {
            await book.KeepAsync(wave.Rollout, Name(wave), grown, ct);
        }

        return ComplianceSeen.Compare(before, now, deployed, packs.Count);
    }

    private static string Name(WaveRef wave) => $"baseline-{wave.Token}";
}

/// <summary>Compliant rules by target and pack at a first look.</summary>
public sealed record Baseline(IReadOnlyList<BaselineEntry> Entries)
{
    public static Baseline Of(IReadOnlyList<PackCompliance> seen) =>
        new([.. seen.Where(s => s.HasData).Select(s => new BaselineEntry(s.Target, s.Pack, s.CompliantRules))]);

    public Baseline With(IReadOnlyList<PackCompliance> seen)
    {
        var known = Entries.Select(e => (e.Target, e.Pack)).ToHashSet();
        return new([.. Entries, .. Of(seen).Entries.Where(e => !known.Contains((e.Target, e.Pack)))]);
    }
}

public sealed record BaselineEntry(Target Target, PackName Pack, int CompliantRules);

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
        var was = before.Entries.ToDictionary(e => (e.Target, e.Pack), e => e.CompliantRules);
        var worse = now.Where(n => n.HasData && was.TryGetValue((n.Target, n.Pack), out var then) && n.CompliantRules < then)
            .Select(n => (Seen: n, Lost: was[(n.Target, n.Pack)] - n.CompliantRules))
            .ToList();
        var known = now.Where(n => n.HasData).GroupBy(n => n.Target).ToDictionary(g => g.Key, g => g.Count());
        var silent = deployed.Where(t => known.GetValueOrDefault(t) < packs).ToList();
        return new(
            worse.Sum(w => w.Lost),
            silent.Count,
            now.Count > 0,
            worse.Count == 0 ? null : $"{worse[0].Seen.Pack} in {worse[0].Seen.Target} lost {worse[0].Lost}")
        {
            Silent = silent.FirstOrDefault(),
        };
    }
}
