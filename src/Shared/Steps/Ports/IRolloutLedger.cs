using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Ports;

/// <summary>The append-only truth about rollouts.</summary>
public interface IRolloutLedger
{
    /// <summary>
    /// Registers a rollout. Repeating it with the same header changes nothing; another header is refused.
    /// </summary>
    Task CreateAsync(RolloutHeader header, CancellationToken ct);

    Task<RolloutHeader?> FindAsync(RolloutId rollout, CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<RolloutHeader>> ListAsync(int limit, CancellationToken ct);

    /// <summary>
    /// Appends events; one whose id is there already is left as it is. All of a call become visible together.
    /// </summary>
    Task AppendAsync(RolloutId rollout, IReadOnlyList<RolloutEvent> events, CancellationToken ct);

    /// <summary>All events in the order in which they were appended.</summary>
    Task<IReadOnlyList<RolloutEvent>> ReadAsync(RolloutId rollout, CancellationToken ct);
}

/// <summary>What a rollout was started with; large parts are artifacts, named by their key.</summary>
/// <param name="SpecKey">Artifact: the spec.</param>
/// <param name="ReleaseKey">Artifact: the release.</param>
public sealed record RolloutHeader(
    RolloutId Id, string Name, DateTimeOffset StartedAt, string SpecKey, string ReleaseKey, string StartedBy);
