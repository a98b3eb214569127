using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Operators;

/// <summary>
/// Puts a question to a person and ends; the state machine waits for the answer with the task's token. What was asked,
/// and of which plan, is on record.
/// </summary>
public sealed class AskOperator(IRolloutLedger ledger, RolloutBook book, TimeProvider clock)
    : IStep<OperatorQuestion, QuestionAsked>
{
    public async Task<QuestionAsked> RunAsync(OperatorQuestion input, CancellationToken ct)
    {
        var state = await book.StateAsync(input.Rollout, ct);
        var question = input with { PlanHash = state.PlanHash };
        await book.KeepAsync(input.Rollout, OperatorQuestion.Document, question, ct);
        if (input.Kind == QuestionKind.Approval)
        {
            var given = (await ledger.ReadAsync(input.Rollout, ct))
                .Count(e => e.Kind == RolloutEventKind.ApprovalGiven);
            var again = given == 0 ? "" : $":{given}"; // an approval has expired
            var requested = new RolloutEvent(
                $"approval-requested:{state.PlanHash}{again}", clock.GetUtcNow(), RolloutEventKind.ApprovalRequested, $"plan {state.PlanHash} waits for approval")
            {
                PlanHash = state.PlanHash,
            };
            await ledger.AppendAsync(input.Rollout, [requested], ct);
        }

        return new(input.Kind);
    }
}

/// <param name="Kind">What is asked.</param>
/// <param name="Token">The task token that carries the answer back.</param>
public sealed record OperatorQuestion(RolloutId Rollout, QuestionKind Kind, string Token, string? PlanHash = null)
{
    public const string Document = "question";
}

public sealed record QuestionAsked(QuestionKind Kind);
