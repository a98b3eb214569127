using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Runner;

namespace PciAutoHeal.Scenarios.Tests.Staging;

/// <summary>What a rollout left behind.</summary>
/// <param name="Plan">Null when it never came to a plan.</param>
internal sealed record Outcome(
    FlowResult Result, IReadOnlyList<RolloutEvent> Events, IReadOnlyList<TargetRecord> Targets, Plan? Plan)
{
    public RolloutState State { get; } = RolloutState.Fold(Events);

    public RolloutStatus Status => State.Status;

    /// <summary>Every reason that was ever given for a stop, in order.</summary>
    public IReadOnlyList<string> Stops =>
    [
        .. Events.Where(e => e.Kind is RolloutEventKind.GateHalted or RolloutEventKind.GatePaused or RolloutEventKind.RolloutPaused)
            .Select(e => e.Detail),
    ];

    public bool Has(RolloutEventKind kind) => Events.Any(e => e.Kind == kind);

    public IEnumerable<TargetRecord> In(TargetState state) => Targets.Where(t => t.State == state);
}
