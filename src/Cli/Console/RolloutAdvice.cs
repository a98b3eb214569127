using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Console;

/// <summary>What a person can do next about a rollout; null when nothing is left to do.</summary>
internal static class RolloutAdvice
{
    public static string? For(RolloutState state, RolloutId rollout) => state switch
    {
        { IsWaitingForApproval: true } => $"approve it: pciautoheal rollout approve {rollout}, then: pciautoheal rollout resume {rollout}",
        { Status: RolloutStatus.Running } => $"it is running, or was interrupted; go on with: pciautoheal rollout resume {rollout}",
        { Status: RolloutStatus.RolledBack } => "mend the content, then begin again: pciautoheal rollout start",
        { HasEnded: true } => null,
        _ => $"mend the cause, then: pciautoheal rollout resume {rollout} (or go back: contain, retry, rollback, abort)",
    };
}
