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
        await ledger.AppendAsync(input.Rollout, Answers.Events(input.Answer, state, events, records, clock.GetUtcNow()), ct);
        if (await desk.FindAsync(input.Rollout, ct) is { } request && request.At <= input.Answer.At)
        {
            await desk.ClearAsync(input.Rollout, request, ct); // a newer one is not answered yet
        }

        return new(input.Answer.Kind);
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
