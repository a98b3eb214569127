using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>
/// A plan that takes in targets which were not there when it was made. Waves before the open one only gain regions of
/// accounts they have; every account stays in one wave.
/// </summary>
public static class PlanGrowth
{
    /// <summary>
    /// The same plan, with a hash of its own, and with as many of the targets as there is room for. Accounts beyond
    /// what the open wave takes wait for the next one; after the last one further waves of its name are made.
    /// </summary>
    public static Plan With(Plan plan, int open, IReadOnlyCollection<Target> fresh, RolloutSpec spec, Release release)
    {
        var waveOf = plan.Waves.SelectMany(w => w.Accounts.Select(a => (Account: a, w.Number)))
            .ToDictionary(x => x.Account, x => x.Number);
        var known = plan.Waves.SelectMany(w => w.Targets).ToHashSet();
        var targets = fresh.Where(t => !known.Contains(t)).ToLookup(t => t.Account);
        var most = spec.Waves.FirstOrDefault(w => w.Name == plan.Waves[open].Name)?.MaxAccounts ?? int.MaxValue;
        var newcomers = targets.Select(g => g.Key).Where(a => !waveOf.ContainsKey(a))
            .OrderBy(WaveAssignment.Rank, StringComparer.Ordinal).ToList();
        var entering = newcomers.Take(Math.Max(0, most - plan.Waves[open].Accounts.Count)).ToHashSet();
        var waves = plan.Waves.Select(w => Grown(
            w, [.. targets.Select(g => g.Key).Where(a => waveOf.TryGetValue(a, out var own) ? own == w.Number : w.Number == open && entering.Contains(a))]));
        var rest = open == plan.Waves.Count - 1 ? newcomers.Where(a => !entering.Contains(a)).Chunk(most) : [];
        IReadOnlyList<PlannedWave> grown =
        [
            .. waves,
            .. rest.Select((accounts, index) => Grown(
                plan.Waves[open] with { Number = plan.Waves.Count + index, Accounts = [], Targets = [] }, accounts)),
        ];
        var result = plan with
        {
            Waves = grown,
            Organization = [.. plan.Organization.Union(grown.SelectMany(w => w.Accounts)).Order()],
        };
        return result with { Hash = PlanHash.Of(result, spec, release) };

        PlannedWave Grown(PlannedWave wave, IReadOnlyCollection<AccountId> accounts) => accounts.Count == 0 ? wave : wave with
        {
            Accounts = [.. wave.Accounts.Union(accounts).Order()],
            Targets = [.. wave.Targets.Concat(accounts.SelectMany(a => targets[a])).Order()],
        };
    }
}
