using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// Compliance at one moment, for the record; kept by pack and region, as a large organization has 500,000 of them.
/// </summary>
public sealed record ComplianceKept(DateTimeOffset TakenAt, IReadOnlyList<ComplianceOfPack> Packs)
{
    /// <summary>What was seen last after an attempt at a wave.</summary>
    public static string Document(string token) => $"compliance-{token}";

    public static ComplianceKept Of(IEnumerable<PackCompliance> seen, DateTimeOffset now) => new(
        now,
        [
            .. seen.Where(s => s.HasData).GroupBy(s => (s.Pack, s.Target.Region)).OrderBy(g => g.Key)
                .Select(g => new ComplianceOfPack(g.Key.Pack, g.Key.Region, new SortedDictionary<AccountId, IReadOnlyList<int>>(
                    g.ToDictionary(s => s.Target.Account, s => (IReadOnlyList<int>)[s.CompliantRules, s.NonCompliantRules, s.TotalRules])))),
        ]);

    public IEnumerable<PackCompliance> All() => Packs.SelectMany(pack => pack.Accounts.Select(it => new PackCompliance(
        pack.Pack, new(it.Key, pack.Region), it.Value[0], it.Value[1], it.Value[2], HasData: true)));
}

/// <param name="Accounts">Compliant rules, non-compliant rules and all rules, by account.</param>
public sealed record ComplianceOfPack(
    PackName Pack, Region Region, IReadOnlyDictionary<AccountId, IReadOnlyList<int>> Accounts);
