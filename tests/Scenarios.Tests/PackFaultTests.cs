using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

public sealed class PackFaultTests
{
    private static readonly TimeSpan ThreeHours = TimeSpan.FromHours(3);

    [Fact]
    public async Task A_pack_that_fails_halts_the_wave_and_nothing_further_is_put()
    {
        using var stage = On(new Fault(FaultKind.PackFailed, Early, Virginia));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Contained);
        outcome.Stops.Should().ContainSingle().Which.Should().Contain($"{Early}").And.Contain("1 target of 8 failed");
        outcome.In(TargetState.Failed).Select(t => t.Target).Should().Equal(new Target(Early, Virginia));
        outcome.In(TargetState.Pending).Should().HaveCount(8 * 2, "the third wave was never begun");
    }

    [Fact]
    public async Task After_the_cause_is_gone_a_contained_rollout_is_resumed_and_completes()
    {
        using var stage = On(new Fault(FaultKind.PackFailed, Early, Virginia, For: ThreeHours));

        var outcome = await stage.PlayAsync(new((ThreeHours, OperatorWish.Resume)));

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Has(RolloutEventKind.RolloutContained).Should().BeTrue();
        outcome.Events.Single(e => e.Kind == RolloutEventKind.RolloutResumed).Actor.Should().Be(Person.Name);
        outcome.Targets.Where(t => t.Wave is not null).Should().OnlyContain(t => t.State == TargetState.Deployed);
    }

    [Fact]
    public async Task Containment_of_a_healing_rollout_switches_remediation_off_everywhere()
    {
        using var stage = On(
            Spec with { Remediation = RemediationMode.Heal }, new Fault(FaultKind.PackFailed, Early, Virginia, For: ThreeHours));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Contained);
        outcome.State.Puts.Values.Should().HaveCount(4).And.OnlyContain(p => p.Mode == RemediationMode.Detect);
        outcome.In(TargetState.Contained).Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_contained_healing_rollout_heals_again_once_it_is_resumed()
    {
        using var stage = On(
            Spec with { Remediation = RemediationMode.Heal }, new Fault(FaultKind.PackFailed, Early, Virginia, For: ThreeHours));

        var outcome = await stage.PlayAsync(new((ThreeHours, OperatorWish.Resume)));

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.State.Puts.Values.Should().OnlyContain(p => p.Mode == RemediationMode.Heal);
        outcome.Targets.Where(t => t.Wave is not null && t.State != TargetState.Skipped)
            .Should().OnlyContain(t => t.State == TargetState.Deployed);
    }

    [Fact]
    public async Task A_failure_within_the_allowance_does_not_halt()
    {
        using var stage = On(
            Spec.With(g => g with { MaxFailedTargets = new Allowance(1) }), new Fault(FaultKind.PackFailed, Early, Virginia));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.In(TargetState.Failed).Should().ContainSingle();
    }

    [Fact]
    public async Task A_slow_pack_is_waited_for()
    {
        using var stage = On(new Fault(FaultKind.PackSlow, Early));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
    }

    [Fact]
    public async Task A_pack_that_hangs_is_stuck_and_halts_the_wave()
    {
        using var stage = On(new Fault(FaultKind.PackStuck, Early, Virginia));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Contained);
        outcome.State.Reason.Should().Contain($"{Early}").And.Contain("no progress");
        outcome.In(TargetState.Stuck).Select(t => t.Target).Should().Equal(new Target(Early, Virginia));
    }

    [Fact]
    public async Task A_pack_that_hung_and_came_back_is_resumed_and_completes()
    {
        using var stage = On(new Fault(FaultKind.PackStuck, Early, Virginia, For: ThreeHours));

        var outcome = await stage.PlayAsync(new((TimeSpan.FromMinutes(5), OperatorWish.Resume), (ThreeHours, OperatorWish.Resume)));

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Has(RolloutEventKind.TargetStuck).Should().BeTrue();
    }

    [Fact]
    public async Task A_healing_rollout_that_AWS_will_not_let_go_of_stops_all_the_same()
    {
        using var stage = On(Spec with { Remediation = RemediationMode.Heal }, new Fault(FaultKind.PackStuck, Early, Virginia));

        var outcome = await stage.PlayAsync();

        outcome.State.Reason.Should().Contain("busy");
    }

    [Fact]
    public async Task Resuming_while_AWS_is_busy_for_ever_stops_again_and_says_so()
    {
        using var stage = On(new Fault(FaultKind.PackStuck, Early, Virginia));

        var outcome = await stage.PlayAsync(new((TimeSpan.FromMinutes(5), OperatorWish.Resume)));

        outcome.Status.Should().Be(RolloutStatus.Paused);
        outcome.State.Reason.Should().Contain("busy").And.Contain(Virginia.Value);
    }

    [Fact]
    public async Task An_aggregate_that_lies_is_not_asked()
    {
        using var stage = On(new Fault(FaultKind.AggregateLies));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Targets.Where(t => t.Wave is not null).Should().OnlyContain(t => t.State == TargetState.Deployed);
    }

    [Fact]
    public async Task A_baking_wave_asks_for_its_packs_once_in_five_minutes_and_region()
    {
        using var stage = On(Spec with { Waves = [A.Rest] });

        await stage.PlayAsync();

        var looks = stage.ApiCalls["config:DescribeOrganizationConformancePacks"];
        using var unbaked = On(Spec.With(g => g with { Bake = TimeSpan.Zero }) with { Waves = [A.Rest] });
        await unbaked.PlayAsync();
        (looks - unbaked.ApiCalls["config:DescribeOrganizationConformancePacks"])
            .Should().BeInRange(2, 2 * 13, "two regions, at most an hour");
    }

    [Fact]
    public async Task Another_writer_stops_the_rollout_by_name()
    {
        using var stage = On(new Fault(FaultKind.ForeignWriter, Late, Virginia, TimeSpan.FromMinutes(15)));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Paused);
        outcome.State.Reason.Should().Contain("ForeignWriter").And.Contain("somebody else").And.Contain(Virginia.Value);
        outcome.Events.Should()
            .ContainSingle(e => e.Kind == RolloutEventKind.WaveStarted, "the canary that bakes finds it");
        (stage.Clock.Elapsed - TimeSpan.FromMinutes(15)).Should().BeLessThan(TimeSpan.FromMinutes(6), "it looks every five minutes");
        stage.Wire.Puts.Where(p => p.Region == Virginia).Should().HaveCount(2, "only the canary's wave was put there");
    }
}
