using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>Packs that go account by account, or by stack sets.</summary>
public sealed class DeliveryTests
{
    private static readonly TimeSpan ThreeHours = TimeSpan.FromHours(3);

    /// <summary>While the canary bakes.</summary>
    private static readonly TimeSpan InTheBake = TimeSpan.FromMinutes(20);

    private static readonly AccountId Management = Organizations.Id(0);

    public static TheoryData<Delivery> Targeted => [Delivery.Account, Delivery.StackSet];

    [Theory]
    [MemberData(nameof(Targeted))]
    public async Task Every_target_gets_every_pack_and_no_organization_pack_is_put(Delivery delivery)
    {
        using var stage = On(Spec with { Delivery = delivery });
        stage.GiveRole(Management);

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Targets.Where(t => t.Wave is not null).Should().OnlyContain(t => t.State == TargetState.Deployed);
        outcome.Targets.Should().Contain(t => t.Target.Account == Management && t.State == TargetState.Deployed);
        stage.Wire.Puts.Should().BeEmpty();
    }

    [Fact]
    public async Task Each_pack_is_put_once_in_each_target_through_one_role_an_account()
    {
        using var stage = On(Spec with { Delivery = Delivery.Account });
        stage.GiveRole(Management);

        await stage.PlayAsync();

        stage.Cloud.Calls["config:PutConformancePack"].Should().Be(14 * 2 * 2);
        stage.Cloud.Calls["sts:AssumeRole"].Should().BeLessThanOrEqualTo(2 * 14);
    }

    [Fact]
    public async Task Stack_sets_leave_the_management_account_to_its_role()
    {
        using var stage = On(Spec with { Delivery = Delivery.StackSet });
        stage.GiveRole(Management);

        await stage.PlayAsync();

        stage.Cloud.Calls["config:PutConformancePack"].Should()
            .Be(2 * 2, "only the management account gets its packs by calls");
    }

    [Theory]
    [MemberData(nameof(Targeted))]
    public async Task A_pack_that_fails_halts_the_wave_and_after_the_cause_is_gone_it_completes(Delivery delivery)
    {
        using var stage = On(Spec with { Delivery = delivery }, new Fault(FaultKind.PackFailed, Early, Virginia, For: ThreeHours));

        var outcome = await stage.PlayAsync(new((ThreeHours, OperatorWish.Resume)));

        outcome.Stops.Should().ContainSingle().Which.Should().Contain($"{Early}");
        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Targets.Where(t => t.Wave is not null).Should().OnlyContain(t => t.State == TargetState.Deployed);
    }

    [Theory]
    [MemberData(nameof(Targeted))]
    public async Task A_wave_that_is_rolled_back_has_no_packs_left_and_earlier_waves_keep_theirs(Delivery delivery)
    {
        var spec = (Spec with { Delivery = delivery }).With(g => g with { OnHalt = HaltAction.Rollback });
        using var stage = On(spec, new Fault(FaultKind.PackFailed, Early, Virginia));

        var outcome = await stage.PlayAsync();

        outcome.Has(RolloutEventKind.WaveRolledBack).Should().BeTrue();
        stage.OwnPacksIn(new(Early, Ireland)).Should().BeEmpty();
        stage.OwnPacksIn(new(Canary, Ireland)).Should().HaveCount(2);
    }

    [Theory]
    [MemberData(nameof(Targeted))]
    public async Task A_rollback_waits_for_nobody_who_has_left_the_organization_meanwhile(Delivery delivery)
    {
        var left = Organizations.Id(3);
        var spec = (Spec with { Delivery = delivery })
            .With(g => g with { OnHalt = HaltAction.Rollback, Alarms = [new("checkout-errors")] });
        using var stage = On(
            spec, new Fault(FaultKind.AccountLeft, left, At: InTheBake), new Fault(FaultKind.AlarmRaised, At: InTheBake));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.RolledBack, outcome.State.Reason);
        outcome.In(TargetState.Gone).Select(t => t.Target.Account).Should().Equal(left, left);
        outcome.In(TargetState.RolledBack).Select(t => t.Target.Account).Distinct().Should().Equal(Canary);
        outcome.Events.Should().ContainSingle(e => e.Kind == RolloutEventKind.AccountLeft);
    }

    [Fact]
    public async Task While_a_rollback_hangs_only_the_targets_it_hangs_in_have_packs_on_record()
    {
        var spec = (Spec with { Delivery = Delivery.Account })
            .With(g => g with { OnHalt = HaltAction.Rollback, Alarms = [new("checkout-errors")] });
        using var stage = On(
            spec,
            new Fault(FaultKind.AlarmRaised, At: InTheBake),
            new Fault(FaultKind.Throttled, Region: Ireland, At: InTheBake, Api: "config:DeleteConformancePack"));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Paused);
        outcome.Stops[^1].Should().Contain("AWS has been busy with packs in");
        outcome.In(TargetState.RolledBack).Select(t => t.Target.Region).Should()
            .HaveCount(2).And.OnlyContain(region => region == Virginia);
        outcome.In(TargetState.Deployed).Select(t => t.Target.Region).Should()
            .HaveCount(2).And.OnlyContain(region => region == Ireland);
    }

    [Theory]
    [MemberData(nameof(Targeted))]
    public async Task Containment_switches_remediation_off_in_every_target(Delivery delivery)
    {
        var spec = Spec with { Delivery = delivery, Remediation = RemediationMode.Heal };
        using var stage = On(spec, new Fault(FaultKind.PackFailed, Early, Virginia));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Contained);
        stage.ModesIn(new(Canary, Ireland)).Should().Equal("detect", "detect");
    }

    [Theory]
    [MemberData(nameof(Targeted))]
    public async Task A_member_that_refuses_its_role_fails_or_is_unconfirmed_and_says_why(Delivery delivery)
    {
        using var stage = On(Spec with { Delivery = delivery }, new Fault(FaultKind.RoleMissing, Early));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().NotBe(RolloutStatus.Completed);
        outcome.Targets.Where(t => t.Target.Account == Early).Should()
            .OnlyContain(t => t.State != TargetState.Deployed);
        outcome.Stops.Should().ContainSingle().Which.Should().NotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Targeted))]
    public async Task The_management_account_without_a_role_is_skipped_with_the_reason(Delivery delivery)
    {
        using var stage = On(Spec with { Delivery = delivery });

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Plan!.Skipped.Should().ContainSingle().Which.Reason.Should().Contain("AccessDenied");
        outcome.In(TargetState.Skipped).Select(t => t.Target.Account).Distinct().Should().Equal(Management);
    }
}
