using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.WaysBack;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>
/// What a person can do about a rollout that turned out badly, while it runs, after it stopped, after its end.
/// </summary>
public sealed class WaysBackTests
{
    private static readonly RolloutSpec Healing = Spec with { Remediation = RemediationMode.Heal };

    public static TheoryData<string> Moments =>
        ["OpenWave", "DeployFoundation", "CheckFoundation", "PutPacks", "PollWave", "JudgeWave"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_containment_is_heard_wherever_the_rollout_is_and_resuming_heals_again(string during)
    {
        using var stage = On(Healing);

        var contained = await stage.PlayAsync(observer: new Wishing(stage, during, OperatorWish.Contain));
        contained.Status.Should().Be(RolloutStatus.Contained);
        contained.In(TargetState.Deployed).Should().BeEmpty("nothing heals any more");
        stage.Modes().Should().NotContain("heal");
        await stage.AskAsync(OperatorWish.Resume, null, Ct);
        var resumed = await stage.GoOnAsync(Person.Nobody, Ct);

        await Invariants.HoldAsync(stage, resumed, TestContext.Current.CancellationToken);
        resumed.Status.Should().Be(RolloutStatus.Completed);
        resumed.In(TargetState.Contained).Should().BeEmpty();
        stage.Modes().Should().HaveCount(2 * 2).And.NotContain("detect");
    }

    [Fact]
    public async Task A_completed_rollout_can_be_contained_and_resumed()
    {
        using var stage = On(Healing);
        await stage.PlayAsync();

        var contained = await stage.TakeUpAsync(OperatorWish.Contain, Ct);
        contained.Status.Should().Be(RolloutStatus.Contained);
        contained.Result.Should().BeOfType<FlowResult.WaitsForPerson>();
        stage.Modes().Should().NotContain("heal");
        await stage.AskAsync(OperatorWish.Resume, null, Ct);
        var resumed = await stage.GoOnAsync(Person.Nobody, Ct);

        await Invariants.HoldAsync(stage, resumed, TestContext.Current.CancellationToken);
        resumed.Status.Should().Be(RolloutStatus.Completed);
        stage.Modes().Should().HaveCount(2 * 2).And.NotContain("detect");
    }

    [Fact]
    public async Task An_aborted_rollout_that_is_contained_stays_ended()
    {
        using var stage = On(Healing);
        await stage.PlayAsync(observer: new Wishing(stage, "JudgeWave", OperatorWish.Abort));

        var contained = await stage.TakeUpAsync(OperatorWish.Contain, Ct);

        contained.Status.Should().Be(RolloutStatus.Contained);
        contained.State.HasEnded.Should().BeTrue();
        contained.Has(RolloutEventKind.RolloutCompleted).Should().BeFalse();
        contained.Result.Should().BeOfType<FlowResult.Ended>();
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_rollback_is_heard_wherever_the_rollout_is_and_ends_it(string during)
    {
        using var stage = On();

        var outcome = await stage.PlayAsync(
            observer: new Wishing(stage, during, OperatorWish.RollBack, r => r with { MayDelete = true }));

        outcome.Status.Should().Be(RolloutStatus.RolledBack);
        outcome.Result.Should().BeOfType<FlowResult.Ended>().Which.Error.Should().Be("RolloutRolledBack");
        IsGone(stage, outcome, wave: null);
    }

    [Fact]
    public async Task A_completed_rollout_is_rolled_back_with_evidence_of_everything_that_goes()
    {
        using var stage = On();
        await stage.PlayAsync();

        var outcome = await stage.TakeUpAsync(OperatorWish.RollBack, Ct, r => r with { MayDelete = true });

        outcome.Status.Should().Be(RolloutStatus.RolledBack);
        outcome.Events.Where(e => e.Kind == RolloutEventKind.WaveRolledBack).Select(e => e.Wave).Should()
            .Equal(0, 1, 2);
        IsGone(stage, outcome, wave: null);
        var kept = await EvidenceOfAsync(stage, outcome);
        kept.Targets.Should()
            .HaveCount(14 * 2).And.OnlyContain(t => t.Record.State == TargetState.Deployed && t.Compliance.Count == 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task One_wave_is_rolled_back_and_the_others_keep_their_packs(int wave)
    {
        using var stage = On();
        await stage.PlayAsync();

        var outcome = await stage.TakeUpAsync(OperatorWish.RollBack, Ct, r => r with { MayDelete = true, Wave = wave });

        outcome.Status.Should().Be(RolloutStatus.RolledBack);
        outcome.Events.Should().ContainSingle(e => e.Kind == RolloutEventKind.WaveRolledBack).Which.Wave.Should()
            .Be(wave);
        IsGone(stage, outcome, wave);
    }

    [Fact]
    public async Task Without_an_earlier_version_and_without_leave_to_delete_nothing_is_deleted()
    {
        using var stage = On();
        await stage.PlayAsync();

        var outcome = await stage.TakeUpAsync(OperatorWish.RollBack, Ct);

        outcome.Status.Should().Be(RolloutStatus.Paused);
        outcome.State.Reason.Should().Contain("NothingToGoBackTo").And.Contain("rollout contain");
        stage.Cloud.Calls.Snapshot().Keys.Should()
            .NotContain(call => call.Contains("Delete", StringComparison.Ordinal));
        outcome.Targets.Should().OnlyContain(t => t.State != TargetState.Deployed || stage.PacksIn(t.Target) == 2);
    }

    [Fact]
    public async Task A_rollback_that_was_paused_goes_on_as_a_rollback_and_never_forward()
    {
        using var stage = On(new Fault(FaultKind.PackSlow, Early));
        var asked = new Wishing(stage, "PutPacks", OperatorWish.RollBack, r => r with { MayDelete = true });
        var paused = await stage.PlayAsync(observer: new Observers(asked, new Wishing(stage, "RollBackRollout", OperatorWish.Pause)));
        paused.Status.Should().Be(RolloutStatus.Paused);

        await stage.AskAsync(OperatorWish.Resume, null, Ct);
        var outcome = await stage.GoOnAsync(Person.Nobody, Ct);

        outcome.Status.Should().Be(RolloutStatus.RolledBack);
        outcome.Events.SkipWhile(e => e.Kind != RolloutEventKind.WayBackBegun).Should()
            .NotContain(e => e.Kind == RolloutEventKind.WaveStarted);
    }

    [Fact]
    public async Task What_the_spec_rolls_back_ends_rolled_back_with_evidence()
    {
        using var stage = On(Spec.With(g => g with { OnHalt = HaltAction.Rollback }), new Fault(FaultKind.PackFailed, Early, Virginia));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.RolledBack);
        outcome.Events.Select(e => e.Kind).Should().ContainInOrder(
            RolloutEventKind.GateHalted, RolloutEventKind.WaveRolledBack, RolloutEventKind.RolloutRolledBack);
        outcome.Result.Should().BeOfType<FlowResult.Ended>().Which.Error.Should().Be("RolloutRolledBack");
        var kept = await stage.Ports.Book.FindAsync<EvidenceKept>(
            stage.Rollout, Evidence.Document("w1.0.rollback"), Ct);
        kept!.Targets.Should().HaveCount(4 * 2).And.Contain(t => t.Record.State == TargetState.Failed && t.Record.Error != null);
    }

    private static void IsGone(Stage stage, Outcome outcome, int? wave)
    {
        stage.Clock.Advance(TimeSpan.FromHours(3));
        outcome.Targets.Where(t => t.Wave is not null && (wave is null || t.Wave == wave))
            .Should().OnlyContain(t => t.State == TargetState.RolledBack || t.State == TargetState.Pending)
            .And.OnlyContain(t => stage.PacksIn(t.Target) == 0);
        outcome.Targets.Where(t => t.Wave is not null && wave is not null && t.Wave != wave)
            .Should().NotContain(t => t.State != TargetState.Deployed || stage.PacksIn(t.Target) != 2);
    }

    private static async Task<EvidenceKept> EvidenceOfAsync(Stage stage, Outcome outcome)
    {
        var back = outcome.Events.Last(e => e.Kind == RolloutEventKind.WayBackBegun).Back!;
        return (await stage.Ports.Book.FindAsync<EvidenceKept>(stage.Rollout, Evidence.Document(back.Token), Ct))!;
    }
}
