using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>How a rollout stands to somebody who approved a plan before the rollout made its own.</summary>
internal abstract record AwaitedPlan
{
    private AwaitedPlan()
    {
    }

    /// <summary>There is nothing to answer yet.</summary>
    public sealed record NotYet : AwaitedPlan;

    /// <summary>It asks for this plan to be approved.</summary>
    public sealed record Asked : AwaitedPlan;

    /// <summary>It made another plan, which nobody has approved: it has to end.</summary>
    public sealed record Other(string PlanHash, bool HasBegun) : AwaitedPlan;

    /// <summary>There is nothing to answer any more.</summary>
    /// <param name="IsThisPlan">Whether it runs, or ran to its end, by this plan.</param>
    public sealed record Settled(string How, bool IsThisPlan) : AwaitedPlan;

    public static AwaitedPlan Judge(RolloutState state, GateRules gates, string planHash) => state switch
    {
        { HasEnded: true } => new Settled(
            $"is {state.Status}", state.PlanHash == planHash && state.Status == RolloutStatus.Completed),
        { PlanHash: null } => new NotYet(),
        { PlanHash: { } own } when own != planHash => state.ApprovedHash == own
            ? new Settled($"was approved with another plan, {own}", IsThisPlan: false)
            : IsHeld(state, gates) ? new NotYet() : new Other(own, state.Waves.Count > 0),
        { IsWaitingForApproval: true } => new Asked(),
        { ApprovedHash: { } approved } when approved == planHash => new Settled("has this plan approved already", IsThisPlan: true),
        _ when gates.Approval == ApprovalPolicy.None => new Settled("needs no approval; it runs by this plan", IsThisPlan: true),
        _ => new NotYet(),
    };

    /// <summary>Whether it is about to ask, and can be told then.</summary>
    private static bool IsHeld(RolloutState state, GateRules gates) =>
        gates.Approval == ApprovalPolicy.Required && state.Status == RolloutStatus.Running && state.Waves.Count == 0;
}
