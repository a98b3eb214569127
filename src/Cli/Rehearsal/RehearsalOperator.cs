using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Operators;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Cli.Rehearsal;

/// <summary>
/// The person of a rehearsal: approves after a while, and when the rollout has stopped waits until a fault is cleared
/// and resumes. Where no fault will ever clear, the rehearsal ends as it stands.
/// </summary>
internal sealed class RehearsalOperator(StepPorts ports, VirtualClock clock, IReadOnlyList<Fault> faults)
{
    public const string Name = "rehearsal operator";

    /// <summary>Approvals that expire faster than people answer would be given for ever.</summary>
    private const int MostApprovals = 100;

    private static readonly TimeSpan Reaction = TimeSpan.FromMinutes(5);

    private int approvals;

    /// <summary>Whether the rollout can go on; the wish is on the desk then.</summary>
    public async Task<bool> AnswerAsync(RolloutId rollout, QuestionKind question, CancellationToken ct)
    {
        var state = await ports.Book.StateAsync(rollout, ct);
        if (question == QuestionKind.Approval)
        {
            clock.Advance(Reaction);
            approvals++;
            var one = (await ports.Book.SpecAsync(rollout, ct)).Gates.Approvers == 1;
            await AskAsync(rollout, OperatorWish.Approve, state.PlanHash, one ? Name : $"rehearsal approver {approvals}", ct);
            return approvals <= MostApprovals;
        }

        if (NextCleared() is not { } cleared)
        {
            return false;
        }

        clock.Advance(cleared - clock.Elapsed + Reaction);
        await AskAsync(rollout, OperatorWish.Resume, null, Name, ct);
        return true;
    }

    /// <summary>When the next fault that is in force, or has yet to come, is over.</summary>
    private TimeSpan? NextCleared() => faults
        .Where(f => f.For is not null && f.At + f.For.Value > clock.Elapsed)
        .Select(f => (TimeSpan?)(f.At + f.For!.Value))
        .Min();

    private Task AskAsync(RolloutId rollout, OperatorWish wish, string? hash, string actor, CancellationToken ct) =>
        ports.Desk.AskAsync(rollout, new OperatorRequest(wish, actor, clock.GetUtcNow(), hash), ct);
}
