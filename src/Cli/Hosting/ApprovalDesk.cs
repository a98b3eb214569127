using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Operators;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>Takes approvals of which one is not enough (two-person rule).</summary>
internal static class ApprovalDesk
{
    /// <summary>
    /// How many more must approve; the approval is on record then. Null when this one is the last that is needed: the
    /// flow takes it, and counts again.
    /// </summary>
    public static async Task<int?> SignAsync(
        StepPorts ports, RolloutId rollout, RolloutState state, OperatorReply reply, CancellationToken ct)
    {
        var events = await ports.Ledger.ReadAsync(rollout, ct);
        var gates = (await ports.Book.SpecAsync(rollout, ct)).Gates;
        var startedBy = (await ports.Book.HeaderAsync(rollout, ct)).StartedBy;
        switch (Answers.Count(reply, state, events, gates, startedBy))
        {
            case ApprovalVerdict.Refused refused:
                throw new InvalidInputException(
                    "PAH4047", $"This approval does not count: {refused.Reason}.", "Let somebody else approve; --actor says who asks.");
            case ApprovalVerdict.MoreNeeded more:
                await ports.Ledger.AppendAsync(
                    rollout, Answers.Events(reply with { Kind = Answers.NotEnough }, state, events, [], reply.At), ct);
                return more.Missing;
            default:
                return null;
        }
    }
}
