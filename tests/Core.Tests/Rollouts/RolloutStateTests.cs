using CsCheck;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Rollouts;

public sealed class RolloutStateTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<RolloutEvent> Events =
        from kind in Gen.Enum<RolloutEventKind>()
        from wave in Gen.Int[0, 3].Nullable(0.2)
        select Event(kind, wave) with { PlanHash = "sha256:a" };

    [Fact]
    public void A_rollout_that_goes_well_ends_completed_with_every_wave_promoted()
    {
        var state = Fold(
            Event(RolloutEventKind.RolloutPlanned) with { PlanHash = "sha256:a" },
            Event(RolloutEventKind.WaveStarted, 0),
            Event(RolloutEventKind.WaveDeployed, 0),
            Event(RolloutEventKind.BakeStarted, 0),
            Event(RolloutEventKind.GatePassed, 0),
            Event(RolloutEventKind.RolloutCompleted));

        state.Status.Should().Be(RolloutStatus.Completed);
        state.HasEnded.Should().BeTrue();
        state.Reason.Should().BeNull();
        state.PlanHash.Should().Be("sha256:a");
        state.WaveAt(0).Should().Be(WaveStatus.Promoted);
        state.WaveAt(1).Should().Be(WaveStatus.Pending);
    }

    [Fact]
    public void An_approval_is_of_a_hash_and_ends_the_wait()
    {
        var waiting = Fold(Event(RolloutEventKind.RolloutPlanned), Event(RolloutEventKind.ApprovalRequested));
        var approved = waiting.After(Event(RolloutEventKind.ApprovalGiven) with { PlanHash = "sha256:a" });

        waiting.Should().Match<RolloutState>(s => s.IsWaitingForApproval && s.Status == RolloutStatus.Paused);
        approved.Should().Match<RolloutState>(
            s => !s.IsWaitingForApproval && s.Status == RolloutStatus.Running && s.ApprovedHash == "sha256:a");
    }

    [Theory]
    [InlineData(RolloutEventKind.GateHalted, RolloutStatus.Halted, WaveStatus.Halted)]
    [InlineData(RolloutEventKind.GatePaused, RolloutStatus.Paused, WaveStatus.Paused)]
    [InlineData(RolloutEventKind.RolloutContained, RolloutStatus.Contained, WaveStatus.Contained)]
    public void What_stops_a_rollout_is_its_reason(RolloutEventKind kind, RolloutStatus status, WaveStatus wave)
    {
        var state = Fold(Event(RolloutEventKind.WaveStarted, 2), Event(kind, 2));

        state.Should().Match<RolloutState>(s => s.Status == status && s.Reason == $"{kind}");
        state.WaveAt(2).Should().Be(wave);
        state.After(Event(RolloutEventKind.RolloutResumed)).Should()
            .Match<RolloutState>(s => s.Status == RolloutStatus.Running && s.Reason == null);
    }

    [Theory]
    [InlineData(RolloutEventKind.RolloutCompleted, RolloutStatus.Completed)]
    [InlineData(RolloutEventKind.RolloutAborted, RolloutStatus.Aborted)]
    [InlineData(RolloutEventKind.RolloutRefused, RolloutStatus.Aborted)]
    [InlineData(RolloutEventKind.RolloutRolledBack, RolloutStatus.RolledBack)]
    public void What_has_ended_neither_runs_nor_pauses_nor_halts_again(RolloutEventKind end, RolloutStatus status)
    {
        var ended = Fold(Event(RolloutEventKind.RolloutPlanned), Event(end));
        RolloutEventKind[] late =
        [
            RolloutEventKind.RolloutResumed, RolloutEventKind.RolloutPaused, RolloutEventKind.GateHalted,
            RolloutEventKind.GatePaused, RolloutEventKind.ApprovalRequested, RolloutEventKind.ApprovalGiven,
            RolloutEventKind.WaveStarted,
        ];

        late.Select(kind => ended.After(Event(kind, 0)).Status).Should().OnlyContain(s => s == status);
    }

    [Fact]
    public void What_is_completed_can_still_be_rolled_back() =>
        Fold(Event(RolloutEventKind.RolloutCompleted), Event(RolloutEventKind.RolloutRolledBack)).Status
            .Should().Be(RolloutStatus.RolledBack);

    [Fact]
    public void The_last_put_of_a_pack_in_a_region_counts()
    {
        var put = new PackPut(
            PackName.Parse("a"), Organizations.Of(1).Regions[0], Start, Start, RemediationMode.Detect,
            "5 sha256:x", "0/0");

        var state = Fold(
            Event(RolloutEventKind.PackPut) with { Put = put },
            Event(RolloutEventKind.PackPut) with { Put = put with { Mode = RemediationMode.Heal } });

        state.Puts.Should().ContainSingle().Which.Value.Mode.Should().Be(RemediationMode.Heal);
    }

    [Fact]
    public void Folding_in_two_parts_is_folding_at_once() =>
        Gen.Select(Events.Array[0, 20], Events.Array[0, 20]).Sample((first, then) =>
        {
            var atOnce = Fold([.. first, .. then]);
            var inParts = then.Aggregate(Fold(first), (state, e) => state.After(e));

            inParts.Should().BeEquivalentTo(atOnce);
        });

    [Fact]
    public void Only_what_is_stopped_has_a_reason() =>
        Events.Array[0, 30].Sample(events => Fold(events) is var state
            && state.Reason is not null == state.Status is not (RolloutStatus.Planned or RolloutStatus.Running or RolloutStatus.Completed));

    [Fact]
    public void What_happens_around_a_rollout_leaves_it_as_it_is()
    {
        RolloutEventKind[] around =
        [
            RolloutEventKind.TargetFailed, RolloutEventKind.TargetStuck, RolloutEventKind.AccountJoined,
            RolloutEventKind.AccountLeft, RolloutEventKind.FaultInjected, RolloutEventKind.DriftChecked,
        ];

        around.Select(kind => RolloutState.Start.After(Event(kind, 1))).Should().AllBeEquivalentTo(RolloutState.Start);
    }

    private static RolloutState Fold(params RolloutEvent[] events) => RolloutState.Fold(events);

    private static RolloutEvent Event(RolloutEventKind kind, int? wave = null) =>
        new($"{kind}/{wave}", Start, kind, $"{kind}") { Wave = wave };
}
