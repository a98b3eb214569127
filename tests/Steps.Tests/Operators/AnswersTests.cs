using CsCheck;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Operators;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.Operators;

public sealed class AnswersTests
{
    private static readonly OperatorReply Ann = new(nameof(OperatorWish.Resume), "ann", Puts.Noon) { Reason = "mended" };

    [Fact]
    public void Who_answered_and_why_is_on_record() => Gen.Enum<OperatorWish>().Sample(wish =>
        Answers.Events(Ann with { Kind = $"{wish}" }, RolloutState.Start, [], [], Puts.Noon)
            .All(e => e.Actor == "ann" && e.Detail.EndsWith(" by ann: mended", StringComparison.Ordinal)));

    [Fact]
    public void An_answer_that_is_recorded_again_after_a_crash_says_the_same() => Gen.Enum<OperatorWish>().Sample(wish =>
    {
        IReadOnlyList<TargetRecord> failed = [Record(1, TargetState.Failed)];
        var promoted = RolloutState.Start.After(new("p", Puts.Noon, RolloutEventKind.GatePassed, "") { Wave = 1 });
        var answer = Ann with { Kind = $"{wish}" };

        var first = Answers.Events(answer, promoted, [], failed, Puts.Noon);
        var again = Answers.Events(answer, first.Aggregate(promoted, (s, e) => s.After(e)), first, failed, Puts.Noon);

        return again.All(e => first.Any(f => f.Id == e.Id));
    });

    [Fact]
    public void A_retry_takes_up_the_promoted_waves_that_hold_a_failed_or_stuck_target()
    {
        var state = new[] { 0, 1, 2 }.Aggregate(
            RolloutState.Start, (s, wave) => s.After(new($"p{wave}", Puts.Noon, RolloutEventKind.GatePassed, "") { Wave = wave }));
        IReadOnlyList<TargetRecord> records =
            [Record(0, TargetState.Deployed), Record(1, TargetState.Stuck), Record(2, TargetState.Failed), Record(3, TargetState.Failed)];

        var events = Answers.Events(Ann with { Kind = nameof(OperatorWish.Retry) }, state, [], records, Puts.Noon);

        events.Where(e => e.Kind == RolloutEventKind.RetryBegun).Select(e => e.Wave).Should().Equal(1, 2);
        events[^1].Kind.Should().Be(RolloutEventKind.RolloutResumed);
    }

    [Fact]
    public void A_way_back_carries_what_was_asked_for()
    {
        var answer = Ann with { Kind = nameof(OperatorWish.RollBack), Wave = 2, MayDelete = true };

        var begun = Answers.Events(answer, RolloutState.Start, [], [], Puts.Noon).Should().ContainSingle().Which;

        begun.Back.Should().Be(new WayBack(WayBackKind.RollBack, Puts.Noon, "ann") { Wave = 2, MayDelete = true });
        begun.Id.Should().StartWith(begun.Back!.Token);
    }

    private static TargetRecord Record(int wave, TargetState state) =>
        new(new(Organizations.Id(wave + 2), Plans.Virginia), wave, state, null, null, null, Puts.Noon);
}
