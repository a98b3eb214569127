using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Testing;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>Accounts, regions and recorders that are not as the plan would like them.</summary>
public sealed class AccountFaultTests
{
    /// <summary>While the canary bakes.</summary>
    private static readonly TimeSpan InTheBake = TimeSpan.FromMinutes(20);

    [Fact]
    public async Task A_target_whose_recorder_is_off_is_skipped_with_the_reason()
    {
        using var stage = On(new Fault(FaultKind.RecorderOff, Late, Ireland));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        var skipped = outcome.In(TargetState.Skipped).Should().ContainSingle().Subject;
        skipped.Target.Should().Be(new Target(Late, Ireland));
        skipped.Error.Should().Contain("recorder");
        stage.PacksIn(skipped.Target).Should().Be(0);
        stage.PacksIn(new(Late, Virginia)).Should().Be(2);
    }

    [Fact]
    public async Task A_recorder_that_stops_before_its_wave_halts_the_wave_in_the_words_of_AWS()
    {
        using var stage = On(new Fault(FaultKind.RecorderOff, Late, Ireland, InTheBake));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Contained);
        outcome.State.Reason.Should().Contain(Late.Value).And.Contain("NoAvailableConfigurationRecorder");
        outcome.In(TargetState.Failed).Select(t => t.Target).Should().Equal(new Target(Late, Ireland));
    }

    [Fact]
    public async Task A_narrowed_recorder_receives_the_packs_all_the_same()
    {
        using var stage = On(new Fault(FaultKind.RecorderNarrowed, Canary, Ireland));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        stage.PacksIn(new(Canary, Ireland)).Should().Be(2);
    }

    [Fact]
    public async Task An_account_that_is_suspended_before_its_wave_is_gone_and_holds_nobody_up()
    {
        using var stage = On(new Fault(FaultKind.AccountSuspended, Late, At: InTheBake));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.In(TargetState.Gone).Select(t => t.Target.Account).Should().Equal(Late, Late);
        outcome.Events.Should().ContainSingle(e => e.Kind == RolloutEventKind.AccountSuspended);
    }

    [Theory]
    [InlineData(FaultKind.AccountSuspended, RolloutEventKind.AccountSuspended)]
    [InlineData(FaultKind.AccountLeft, RolloutEventKind.AccountLeft)]
    public async Task An_account_that_goes_in_the_middle_of_its_wave_is_gone_and_no_failure_of_the_wave(
        FaultKind fault, RolloutEventKind told)
    {
        using var stage = On(new Fault(fault, Late, At: TimeSpan.FromMinutes(69)));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.In(TargetState.Gone).Select(t => t.Target.Account).Should().Equal(Late, Late);
        outcome.Events.Should().ContainSingle(e => e.Kind == told);
    }

    [Fact]
    public async Task A_wave_whose_accounts_are_all_gone_holds_nobody_up()
    {
        var spec = Spec with { Waves = [A.Wave("canary", 2), A.Wave("late", 9), A.Rest] };
        using var stage = On(spec, new Fault(FaultKind.AccountSuspended, Late, At: InTheBake));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.In(TargetState.Gone).Select(t => t.Target.Account).Should().Equal(Late, Late);
    }

    [Fact]
    public async Task An_account_that_leaves_before_its_wave_is_gone()
    {
        using var stage = On(new Fault(FaultKind.AccountLeft, Late, At: InTheBake));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.In(TargetState.Gone).Select(t => t.Target.Account).Should().Equal(Late, Late);
        outcome.In(TargetState.Gone).Should().OnlyContain(t => t.Error!.Contains("left", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_that_moves_stays_in_its_wave_and_on_record()
    {
        using var stage = On(new Fault(FaultKind.AccountMoved, Late, At: InTheBake));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Events.Should().ContainSingle(e => e.Kind == RolloutEventKind.AccountMoved)
            .Which.Detail.Should().Contain(Late.Value);
        stage.PacksIn(new(Late, Ireland)).Should().Be(2);
    }

    [Fact]
    public async Task An_account_that_joins_is_on_record_and_in_no_wave()
    {
        var joining = AccountId.Parse("999988887777");
        using var stage = On(new Fault(FaultKind.AccountJoined, joining, At: InTheBake));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Events.Should().ContainSingle(e => e.Kind == RolloutEventKind.AccountJoined)
            .Which.Detail.Should().Contain(joining.Value);
        outcome.Targets.Should().NotContain(t => t.Target.Account == joining);
    }

    [Fact]
    public async Task A_region_that_an_account_has_not_enabled_is_skipped_with_the_reason()
    {
        using var stage = On(new Fault(FaultKind.RegionDisabled, Late, Ireland));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.In(TargetState.Skipped).Should().ContainSingle().Which.Error.Should().Contain("not enabled");
        stage.PacksIn(new(Late, Ireland)).Should().Be(0);
    }
}
