using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Operators;

/// <summary>Puts a person's answer on record. An approval counts only for the hash of the plan in force.</summary>
public sealed class RecordAnswer(IRolloutLedger ledger, IOperatorDesk desk, RolloutBook book, TimeProvider clock)
    : IStep<AnswerGiven, AnswerRecorded>
{
    public async Task<AnswerRecorded> RunAsync(AnswerGiven input, CancellationToken ct)
    {
        var state = await book.StateAsync(input.Rollout, ct);
        var request = await desk.FindAsync(input.Rollout, ct);
        var now = clock.GetUtcNow();
        var number = (await ledger.ReadAsync(input.Rollout, ct)).Count(e => e.Kind == RolloutEventKind.RolloutResumed);
        var happened = input.Answer.Kind switch
        {
            nameof(OperatorWish.Approve) => new RolloutEvent(
                $"approved:{state.PlanHash}", now, RolloutEventKind.ApprovalGiven, $"plan {state.PlanHash} approved by {input.Answer.Actor}")
            {
                PlanHash = state.PlanHash,
            },
            nameof(OperatorWish.Resume) => new RolloutEvent(
                $"resumed:{number}:{input.Answer.At.UtcTicks}", now, RolloutEventKind.RolloutResumed, $"resumed by {input.Answer.Actor}"),
            _ => new RolloutEvent($"aborted:{input.Answer.At.UtcTicks}", now, RolloutEventKind.RolloutAborted, $"aborted by {input.Answer.Actor}"),
        };
        await ledger.AppendAsync(input.Rollout, [happened with { Actor = input.Answer.Actor }], ct);
        if (request is not null)
        {
            await desk.ClearAsync(input.Rollout, request, ct);
        }

        return new(input.Answer.Kind);
    }
}

/// <summary>An answer on its way through the state machine.</summary>
public sealed record AnswerGiven(RolloutId Rollout, OperatorReply Answer);

/// <param name="Kind"><c>Approve</c>, <c>Resume</c> or <c>Abort</c>.</param>
public sealed record OperatorReply(string Kind, string Actor, DateTimeOffset At);

/// <param name="Kind">The kind of the answer, for the flow to choose by.</param>
public sealed record AnswerRecorded(string Kind);
