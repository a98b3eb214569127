using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;

namespace PciAutoHeal.Steps.Ports;

/// <summary>What the organization's aggregator knows of all targets, without a role in any of them.</summary>
public interface IAggregatorView
{
    /// <summary>Where a recorder may not record as it should; null where there is no aggregator to ask.</summary>
    Task<RecorderDoubts?> ReadRecorderDoubtsAsync(CancellationToken ct);

    /// <summary>Those of some targets that have a recorder the aggregator knows.</summary>
    Task<IReadOnlySet<Target>> ReadRecordersAsync(IReadOnlyList<Target> among, CancellationToken ct);

    /// <summary>
    /// Every pack of every target; null where there is no aggregator. Deleted packs are among them for a while.
    /// </summary>
    Task<IReadOnlyList<AggregatedPack>?> ReadPacksAsync(CancellationToken ct);

    /// <summary>Rules that find something, by their names in the members.</summary>
    Task<IReadOnlyList<AggregatedRule>> ReadNonCompliantAsync(CancellationToken ct);
}

/// <summary>Targets to look into.</summary>
/// <param name="KnowsScope">Whether the aggregator could tell recorders that leave types out.</param>
public sealed record RecorderDoubts(IReadOnlySet<Target> Targets, bool KnowsScope);

/// <summary>A pack in a target, by the name it was deployed under and the one it has there.</summary>
/// <param name="IsOrganizations">Whether the organization put it there.</param>
public sealed record AggregatedPack(PackName Pack, string MemberName, bool IsOrganizations, Target Target, int Rules);

/// <summary>A rule in a target.</summary>
public sealed record AggregatedRule(Target Target, string Rule);
