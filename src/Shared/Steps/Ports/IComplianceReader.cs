using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;

namespace PciAutoHeal.Steps.Ports;

/// <summary>Reads compliance through the organization's aggregator.</summary>
public interface IComplianceReader
{
    /// <summary>
    /// Compliance of deployed packs, one entry per pack, account and region the aggregator knows. Targets without an
    /// entry have no data. Existing and deleted packs both appear in AWS's answer; only live ones are returned.
    /// </summary>
    Task<IReadOnlyList<PackCompliance>> ReadAsync(
        IReadOnlyList<PackName> deployedNames, IReadOnlyList<Target> targets, CancellationToken ct);
}

/// <summary>Compliance of one pack in one target.</summary>
public sealed record PackCompliance(
    PackName Pack, Target Target, int CompliantRules, int NonCompliantRules, int TotalRules, bool HasData);
