using System.Collections.Immutable;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>What a writer knows of a rollout's log: every id up to an entry.</summary>
/// <param name="Last">The number of the last entry it has read; entries have no gaps and never change.</param>
internal sealed record SeenEvents(long Last, ImmutableHashSet<string> Ids)
{
    public static SeenEvents None { get; } = new(0, ImmutableHashSet.Create<string>(StringComparer.Ordinal));

    public IReadOnlyList<RolloutEvent> NewOf(IReadOnlyList<RolloutEvent> events) =>
        [.. events.Where(e => !Ids.Contains(e.Id)).DistinctBy(e => e.Id, StringComparer.Ordinal)];

    public SeenEvents With(long entry, IReadOnlyList<RolloutEvent> events) =>
        new(entry, Ids.Union(events.Select(e => e.Id)));
}
