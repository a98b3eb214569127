using CsCheck;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Tests.Rollouts;

/// <summary>How ways back fold into the state of a rollout.</summary>
public sealed class WayBackTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<RolloutEvent> Events =
        from kind in Gen.Enum<RolloutEventKind>()
        from wave in Gen.Int[0, 3].Nullable(0.2)
        from back in Gen.Enum<WayBackKind>()
        select Event(kind, wave) with { Back = kind == RolloutEventKind.WayBackBegun ? new(back, Start, "ann") : null };

    [Theory]
    [InlineData(RolloutEventKind.RolloutPaused)]
    [InlineData(RolloutEventKind.RolloutResumed)]
    [InlineData(RolloutEventKind.WaveStarted)]
    [InlineData(RolloutEventKind.PackPut)]
    public void A_way_back_stays_under_way_until_its_end(RolloutEventKind meanwhile) =>
        Fold(Begun(WayBackKind.RollBack), Event(meanwhile)).Back.Should().NotBeNull();

    [Theory]
    [InlineData(RolloutEventKind.RolloutContained)]
    [InlineData(RolloutEventKind.RolloutRolledBack)]
    [InlineData(RolloutEventKind.TargetsEvicted)]
    [InlineData(RolloutEventKind.RolloutAborted)]
    public void Its_end_ends_it(RolloutEventKind end) =>
        Fold(Begun(WayBackKind.RollBack), Event(end)).Back.Should().BeNull();

    [Fact]
    public void What_was_rolled_back_never_runs_again_by_itself() => Events.Array[0, 20].Sample(late =>
    {
        RolloutEventKind[] person = [RolloutEventKind.RetryBegun, RolloutEventKind.WayBackBegun, RolloutEventKind.RolloutPlanned];
        var rolledBack = Fold(Begun(WayBackKind.RollBack), Event(RolloutEventKind.RolloutRolledBack));

        var after = late.Where(e => !person.Contains(e.Kind)).Aggregate(rolledBack, (state, e) => state.After(e));

        return after.Status != RolloutStatus.Running;
    });

    [Fact]
    public void What_was_completed_and_contained_can_be_resumed_and_what_was_given_up_cannot()
    {
        var completed = Fold(Event(RolloutEventKind.RolloutCompleted), Begun(WayBackKind.Contain), Event(RolloutEventKind.RolloutContained, 1));
        var aborted = Fold(Event(RolloutEventKind.RolloutAborted), Begun(WayBackKind.Contain), Event(RolloutEventKind.RolloutContained, 1));

        completed.HasEnded.Should().BeFalse();
        aborted.Should().Match<RolloutState>(s => s.HasEnded && s.Status == RolloutStatus.Contained);
        aborted.After(Event(RolloutEventKind.RolloutResumed)).Status.Should().Be(RolloutStatus.Contained);
    }

    [Theory]
    [InlineData(RolloutEventKind.RolloutCompleted, RolloutStatus.Completed)]
    [InlineData(RolloutEventKind.RolloutAborted, RolloutStatus.Aborted)]
    [InlineData(RolloutEventKind.RolloutRolledBack, RolloutStatus.RolledBack)]
    [InlineData(RolloutEventKind.GateHalted, RolloutStatus.Paused)]
    public void An_eviction_leaves_an_ended_rollout_as_it_had_ended(RolloutEventKind before, RolloutStatus after) =>
        Fold(Event(before), Begun(WayBackKind.Evict), Event(RolloutEventKind.TargetsEvicted)).Status.Should().Be(after);

    [Fact]
    public void A_retry_takes_up_the_wave_it_names()
    {
        var state = Fold(Event(RolloutEventKind.GatePassed, 1), Event(RolloutEventKind.RolloutCompleted), Event(RolloutEventKind.RetryBegun, 1));

        state.Status.Should().Be(RolloutStatus.Running);
        state.WaveAt(1).Should().Be(WaveStatus.Pending);
    }

    [Fact]
    public void Whatever_happens_a_way_back_under_way_runs_or_says_why_not() => Events.Array[0, 30].Sample(events =>
    {
        var state = RolloutState.Fold(events);
        return state.Back is null || state.Status is RolloutStatus.Running || state.Reason is not null || state.HasEnded;
    });

    private static RolloutState Fold(params RolloutEvent[] events) => RolloutState.Fold(events);

    private static RolloutEvent Begun(WayBackKind kind) =>
        Event(RolloutEventKind.WayBackBegun) with { Back = new(kind, Start, "ann") };

    private static RolloutEvent Event(RolloutEventKind kind, int? wave = null) =>
        new($"{kind}/{wave}", Start, kind, $"{kind}") { Wave = wave };
}
