using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli.Console;

/// <summary>What a person can do next about a rollout; null when nothing is left to do.</summary>
internal static class RolloutAdvice
{
    public static async Task<string?> ReadAsync(
        StepPorts ports, RolloutId rollout, RolloutState state, CancellationToken ct) =>
        For(state, rollout, (await RememberedHost.FindAsync(ports, rollout, ct))?.StateMachine is not null);

    /// <param name="isDeployed">Whether a state machine runs it: it goes on by itself once it has its answer.</param>
    public static string? For(RolloutState state, RolloutId rollout, bool isDeployed) => state switch
    {
        { IsWaitingForApproval: true } when isDeployed => $"approve it: pciautoheal rollout approve {rollout}",
        { IsWaitingForApproval: true } => $"approve it: pciautoheal rollout approve {rollout}, then: pciautoheal rollout resume {rollout}",
        { Status: RolloutStatus.Running } when isDeployed =>
            $"the deployed machine runs it: pciautoheal rollout watch {rollout}; if its execution was stopped: pciautoheal rollout resume {rollout}",
        { Status: RolloutStatus.Running } => $"it is running, or was interrupted; go on with: pciautoheal rollout resume {rollout}",
        { Status: RolloutStatus.RolledBack } => "mend the content, then begin again: pciautoheal rollout start",
        { HasEnded: true } => null,
        { Status: RolloutStatus.Planned } => $"it is on record and has no plan yet; start it with: pciautoheal rollout resume {rollout}",
        _ => $"mend the cause, then: pciautoheal rollout resume {rollout} (or go back: contain, retry, rollback, abort)",
    };
}
