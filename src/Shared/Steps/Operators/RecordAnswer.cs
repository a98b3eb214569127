using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Operators;

/// <summary>Puts a person's answer on record. An approval counts only for the hash of the plan in force.</summary>
public sealed class RecordAnswer(
    IRolloutLedger ledger, ITargetLedger targets, IOperatorDesk desk, RolloutBook book, TimeProvider clock)
    : IStep<AnswerGiven, AnswerRecorded>
{
    public async Task<AnswerRecorded> RunAsync(AnswerGiven input, CancellationToken ct)
    {
        var state = await book.StateAsync(input.Rollout, ct);
        var events = await ledger.ReadAsync(input.Rollout, ct);
        IReadOnlyList<TargetRecord> records = input.Answer.Kind == nameof(OperatorWish.Retry)
            ? await targets.ReadAsync(input.Rollout, ct)
            : [];
        var answer = input.Answer with { Kind = await KindAsync(input, state, events, ct) };
        await ledger.AppendAsync(input.Rollout, Answers.Events(answer, state, events, records, clock.GetUtcNow()), ct);
        if (await desk.FindAsync(input.Rollout, ct) is { } request && request.At <= input.Answer.At)
        {
            await desk.ClearAsync(input.Rollout, request, ct); // a newer one is not answered yet
        }

        return new(answer.Kind);
    }

    /// <summary>An approval that was recorded before a crash is not counted with itself.</summary>
    private async Task<string> KindAsync(
        AnswerGiven input, RolloutState state, IReadOnlyList<RolloutEvent> events, CancellationToken ct)
    {
        if (input.Answer.Kind != nameof(OperatorWish.Approve))
        {
            return input.Answer.Kind;
        }

        var gates = (await book.SpecAsync(input.Rollout, ct)).Gates;
        var startedBy = (await book.HeaderAsync(input.Rollout, ct)).StartedBy;
        return Answers.Count(input.Answer, state, events, gates, startedBy) is ApprovalVerdict.Enough
            ? input.Answer.Kind
            : Answers.NotEnough;
    }
}

/// <summary>An answer on its way through the state machine.</summary>
public sealed record AnswerGiven(RolloutId Rollout, OperatorReply Answer);

/// <param name="Kind">The name of an <see cref="OperatorWish"/>.</param>
public sealed record OperatorReply(string Kind, string Actor, DateTimeOffset At)
{
    public int? Wave { get; init; }

    public bool MayDelete { get; init; }

    public string? Shown { get; init; }

    public string? Reason { get; init; }
}

/// <param name="Kind">The kind of the answer, for the flow to choose by.</param>
public sealed record AnswerRecorded(string Kind);
