using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Operators;

/// <summary>What an answer means for the record; the same events again when it is recorded again.</summary>
public static class Answers
{
    /// <summary>The kind of an approval that is not enough: more people must approve.</summary>
    public const string NotEnough = "Signed";

    /// <summary>What a wish on the desk says to the question that is open; null when it is no answer to it.</summary>
    public static OperatorReply? To(QuestionKind kind, string? planHash, OperatorRequest? wish) => wish switch
    {
        { Wish: OperatorWish.Abort } => new(nameof(OperatorWish.Abort), wish.Actor, wish.At),
        { Wish: OperatorWish.Approve } when kind == QuestionKind.Approval && wish.PlanHash == planHash =>
            new(nameof(OperatorWish.Approve), wish.Actor, wish.At),
        { Wish: not OperatorWish.Approve and not OperatorWish.Pause } when kind == QuestionKind.Stopped =>
            new(wish.Wish.ToString(), wish.Actor, wish.At)
            {
                Wave = wish.Wave,
                MayDelete = wish.MayDelete,
                Shown = wish.Shown,
                Reason = wish.Reason,
            },
        _ => null,
    };

    /// <summary>Counts an approval with those on record of the same plan.</summary>
    public static ApprovalVerdict Count(
        OperatorReply answer, RolloutState state, IReadOnlyList<RolloutEvent> events, GateRules gates, string startedBy) => Approvals.Judge(
            events.Where(e => e.Kind == RolloutEventKind.ApprovalSigned && e.PlanHash == state.PlanHash && e.Actor is not null)
                .Select(e => new Approval(e.Actor!, e.At)),
            new(answer.Actor, answer.At),
            gates,
            startedBy);

    public static IReadOnlyList<RolloutEvent> Events(
        OperatorReply answer,
        RolloutState state,
        IReadOnlyList<RolloutEvent> events,
        IReadOnlyList<TargetRecord> records,
        DateTimeOffset now)
    {
        return answer.Kind switch
        {
            nameof(OperatorWish.Approve) => [Approval($"approved:{answer.At.UtcTicks}", RolloutEventKind.ApprovalGiven, "approved")],
            NotEnough => [Approval($"signed:{answer.At.UtcTicks}", RolloutEventKind.ApprovalSigned, "approved, which is not enough yet,")],
            nameof(OperatorWish.Resume) => [Resumed("resumed")],
            nameof(OperatorWish.Retry) => [.. Unfinished(state, records).Select(Retried), Resumed("failed and stuck targets tried again")],
            nameof(OperatorWish.Contain) => [Back(WayBackKind.Contain, "containment asked for")],
            nameof(OperatorWish.RollBack) =>
                [Back(WayBackKind.RollBack, answer.Wave is { } wave ? $"rollback of wave {wave} asked for" : "rollback asked for")],
            nameof(OperatorWish.Evict) => [Back(WayBackKind.Evict, $"eviction {answer.Shown} confirmed")],
            _ => [Event($"aborted:{answer.At.UtcTicks}", RolloutEventKind.RolloutAborted, "aborted")],
        };

        RolloutEvent Event(string id, RolloutEventKind kind, string what) =>
            new(id, now, kind, $"{what} by {answer.Actor}{(answer.Reason is { } why ? $": {why}" : "")}") { Actor = answer.Actor };

        RolloutEvent Approval(string id, RolloutEventKind kind, string what) =>
            Event($"{id}:{state.PlanHash}", kind, $"plan {state.PlanHash} {what}") with { PlanHash = state.PlanHash };

        RolloutEvent Resumed(string what)
        {
            var ending = $":{answer.At.UtcTicks}";
            var number = events.Count(
                e => e.Kind == RolloutEventKind.RolloutResumed && !e.Id.EndsWith(ending, StringComparison.Ordinal));
            return Event($"resumed:{number}{ending}", RolloutEventKind.RolloutResumed, what);
        }

        RolloutEvent Retried(int wave) =>
            Event($"retry:{answer.At.UtcTicks}:{wave}", RolloutEventKind.RetryBegun, "failed and stuck targets tried again") with { Wave = wave };

        RolloutEvent Back(WayBackKind kind, string what)
        {
            var back = new WayBack(kind, answer.At, answer.Actor) { Wave = answer.Wave, MayDelete = answer.MayDelete, Shown = answer.Shown };
            return Event($"{back.Token}.begun", RolloutEventKind.WayBackBegun, what) with { Wave = answer.Wave, Back = back };
        }
    }

    /// <summary>Waves that are done and hold a target that is not: they are run again for those targets.</summary>
    private static IEnumerable<int> Unfinished(RolloutState state, IReadOnlyList<TargetRecord> records) => records
        .Where(r => r.State is TargetState.Failed or TargetState.Stuck)
        .Select(r => r.Wave)
        .OfType<int>()
        .Where(wave => state.WaveAt(wave) == WaveStatus.Promoted)
        .Distinct()
        .Order();
}
