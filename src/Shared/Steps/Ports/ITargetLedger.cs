using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Ports;

/// <summary>
/// The true state of every account × region of a rollout: changes are appended, the current state is kept beside.
/// </summary>
public interface ITargetLedger
{
    /// <summary>
    /// Records changes in any order. One that is older than what is there (by <see cref="TargetRecord.UpdatedAt"/>) is
    /// kept in the history and leaves the current state alone; one that says nothing new is not written.
    /// </summary>
    Task RecordAsync(RolloutId rollout, IReadOnlyList<TargetRecord> changes, CancellationToken ct);

    /// <summary>Current states, ordered by target.</summary>
    Task<IReadOnlyList<TargetRecord>> ReadAsync(RolloutId rollout, CancellationToken ct);

    /// <summary>Every change of one target, oldest first.</summary>
    Task<IReadOnlyList<TargetRecord>> ReadHistoryAsync(RolloutId rollout, Target target, CancellationToken ct);
}
