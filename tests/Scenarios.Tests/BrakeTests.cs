using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Brakes;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>Containing throws the brake before AWS takes the packs, and going on takes it off again.</summary>
public sealed class BrakeTests
{
    private static readonly RolloutSpec Healing = Spec with { Remediation = RemediationMode.Heal };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_containment_stops_documents_wherever_the_rollout_has_come_and_nowhere_else()
    {
        using var stage = On(Healing, new Fault(FaultKind.PackFailed, Early, Virginia, For: TimeSpan.FromHours(3)));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Contained);
        var reached = outcome.Targets.Where(t => t.Wave <= 1).Select(t => t.Target).ToList();
        (await BrakedAsync(stage, outcome)).Should().BeEquivalentTo(reached);
        outcome.State.Reason.Should().Contain($"brake thrown in {reached.Count} targets");
    }

    [Fact]
    public async Task The_brake_is_thrown_before_any_pack_is_put_again()
    {
        using var stage = On(Healing);

        var outcome = await stage.PlayAsync(observer: new Wishing(stage, "PollWave", OperatorWish.Contain));

        var kinds = outcome.Events.SkipWhile(e => e.Kind != RolloutEventKind.WayBackBegun).Select(e => e.Kind).ToList();
        kinds.Should()
            .ContainInOrder(RolloutEventKind.BrakeThrown, RolloutEventKind.PackPut, RolloutEventKind.RolloutContained);
        kinds.IndexOf(RolloutEventKind.PackPut).Should().BeGreaterThan(kinds.IndexOf(RolloutEventKind.BrakeThrown));
    }

    [Fact]
    public async Task Resuming_takes_the_brake_off_everywhere()
    {
        using var stage = On(Healing);
        await stage.PlayAsync();
        await stage.TakeUpAsync(OperatorWish.Contain, Ct);

        await stage.AskAsync(OperatorWish.Resume, null, Ct);
        var resumed = await stage.GoOnAsync(Person.Nobody, Ct);

        resumed.Status.Should().Be(RolloutStatus.Completed);
        (await BrakedAsync(stage, resumed)).Should().BeEmpty();
        resumed.Has(RolloutEventKind.BrakeReleased).Should().BeTrue();
    }

    [Fact]
    public async Task What_a_person_has_thrown_stays_thrown_when_the_rollout_goes_on()
    {
        using var stage = On(Healing);
        await stage.PlayAsync();
        var mine = new Target(Late, Ireland);
        await stage.Ports.Brakes.MoveAsync(Late, Healing.MemberRole, [Ireland], BrakeMove.Throw, Ct);
        await stage.TakeUpAsync(OperatorWish.Contain, Ct);

        await stage.AskAsync(OperatorWish.Resume, null, Ct);
        var resumed = await stage.GoOnAsync(Person.Nobody, Ct);

        (await BrakedAsync(stage, resumed)).Should().Equal(mine);
        resumed.Events.Single(e => e.Kind == RolloutEventKind.BrakeReleased).Detail.Should().Contain($"{mine}");
    }

    [Fact]
    public async Task An_account_out_of_reach_is_named_and_stops_nothing_else()
    {
        using var stage = On(Healing, new Fault(FaultKind.RoleMissing, Canary));
        await stage.PlayAsync();

        var contained = await stage.TakeUpAsync(OperatorWish.Contain, Ct);

        contained.Status.Should().Be(RolloutStatus.Contained);
        contained.State.Reason.Should().Contain("not in 2").And.Contain($"{Canary}").And.Contain("AccessDenied");
        (await BrakedAsync(stage, contained)).Should().HaveCount(12 * 2, "the management account has no documents to stop");
        stage.Modes().Should().NotContain("heal");
    }

    [Fact]
    public async Task A_rollout_that_only_detects_throws_no_brake()
    {
        using var stage = On(Spec.With(g => g with { OnHalt = HaltAction.Contain }), new Fault(FaultKind.PackFailed, Early, Virginia));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Contained);
        outcome.Has(RolloutEventKind.BrakeThrown).Should().BeFalse();
        (await BrakedAsync(stage, outcome)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_rollback_after_a_containment_leaves_no_brake_behind()
    {
        using var stage = On(Healing);
        await stage.PlayAsync();
        await stage.TakeUpAsync(OperatorWish.Contain, Ct);

        var outcome = await stage.TakeUpAsync(OperatorWish.RollBack, Ct, r => r with { MayDelete = true });

        outcome.Status.Should().Be(RolloutStatus.RolledBack);
        (await BrakedAsync(stage, outcome)).Should().BeEmpty();
    }

    private static async Task<IReadOnlyList<Target>> BrakedAsync(Stage stage, Outcome outcome)
    {
        var readings = await stage.Ports.FleetBrake.MoveAsync(
            outcome.Targets.Select(t => t.Target), Healing.MemberRole, null, null, null, Ct);
        return [.. readings.Where(r => r.IsOn).Select(r => r.Target)];
    }
}
