using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>What a rollback leaves on record, with ids that a repeated step repeats.</summary>
public static class RolledBack
{
    /// <summary>Targets that got the packs, or were about to; who has left or never got any stays as it is.</summary>
    public static IReadOnlyList<TargetRecord> Records(
        IReadOnlyList<TargetRecord> records, IReadOnlySet<Target> targets, DateTimeOffset now) =>
    [
        .. records.Where(r => targets.Contains(r.Target) && IsReached(r.State))
            .Select(r => r with { State = TargetState.RolledBack, ErrorCode = null, Error = null, UpdatedAt = now }),
    ];

    public static RolloutEvent Wave(string token, int wave, string detail, DateTimeOffset now) =>
        new($"{token}.rolled-back.{wave}", now, RolloutEventKind.WaveRolledBack, detail) { Wave = wave };

    public static RolloutEvent Rollout(string token, string detail, DateTimeOffset now) =>
        new($"{token}.rolled-back", now, RolloutEventKind.RolloutRolledBack, detail);

    public static bool IsReached(TargetState state) => state
        is TargetState.Deploying or TargetState.Deployed or TargetState.Failed or TargetState.Stuck or TargetState.Contained;
}
