using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>Alarms of CloudWatch as a gate: they halt a wave that runs and keep one from starting.</summary>
public sealed class AlarmTests
{
    private const string DescribeAlarms = "monitoring:DescribeAlarms";

    private static readonly AlarmSpec Own = new("checkout-errors");
    private static readonly AlarmSpec Members = new("payments-latency", Organizations.Id(5), Ireland);

    [Fact]
    public async Task Quiet_alarms_here_and_in_a_member_let_a_rollout_complete()
    {
        using var stage = On(With(Own, Members));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        stage.ApiCalls[DescribeAlarms].Should()
            .BeGreaterThan(6, "each of three waves starts, deploys and bakes under watch");
    }

    [Fact]
    public async Task Without_alarms_nobody_is_asked()
    {
        using var stage = On();

        await stage.PlayAsync();

        stage.ApiCalls.Should().NotContainKey(DescribeAlarms);
    }

    [Theory]
    [InlineData(2, 0, "while it deploys")]
    [InlineData(25, 0, "while it bakes")]
    public async Task An_alarm_halts_the_wave_that_runs_and_no_other_begins(int minute, int wave, string when)
    {
        using var stage = On(With(Own), new Fault(FaultKind.AlarmRaised, At: TimeSpan.FromMinutes(minute)));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Contained, when);
        var halted = outcome.Events.Single(e => e.Kind == RolloutEventKind.GateHalted);
        halted.Wave.Should().Be(wave);
        halted.Detail.Should().StartWith("alarm 'checkout-errors' is in ALARM: Threshold Crossed");
        (halted.At - Stage.Start).Should().BeCloseTo(TimeSpan.FromMinutes(minute), TimeSpan.FromMinutes(6), "it is seen at the next look");
        outcome.Events.Count(e => e.Kind == RolloutEventKind.WaveStarted).Should().Be(1);
    }

    [Fact]
    public async Task An_alarm_of_a_member_halts_as_well()
    {
        using var stage = On(With(Own, Members), new Fault(FaultKind.AlarmRaised, Members.Account, Ireland, TimeSpan.FromMinutes(3)));

        var outcome = await stage.PlayAsync();

        outcome.State.Reason.Should().Contain($"alarm 'payments-latency' of account {Members.Account} in eu-west-1 is in ALARM");
    }

    [Fact]
    public async Task While_an_alarm_rings_no_wave_starts_and_when_it_is_quiet_again_it_goes_on()
    {
        using var stage = On(With(Own), new Fault(FaultKind.AlarmRaised, For: TimeSpan.FromHours(1)));

        var outcome = await stage.PlayAsync(new Person((TimeSpan.FromMinutes(40), OperatorWish.Resume), (TimeSpan.FromMinutes(40), OperatorWish.Resume)));

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        var paused = outcome.Events.Where(e => e.Kind == RolloutEventKind.GatePaused).ToList();
        paused.Should().HaveCount(2, "the first who resumed came too early");
        paused.Should().OnlyContain(e => e.Wave == 0 && e.Detail.StartsWith("the wave does not start: alarm 'checkout-errors' is in ALARM"));
        outcome.Events.First(e => e.Kind == RolloutEventKind.WaveStarted).At.Should().BeAfter(paused[^1].At);
    }

    [Theory]
    [InlineData(MissingDataPolicy.Pass, RolloutStatus.Completed)]
    [InlineData(MissingDataPolicy.Pause, RolloutStatus.Paused)]
    [InlineData(MissingDataPolicy.Halt, RolloutStatus.Paused)]
    public async Task An_alarm_that_is_not_there_is_missing_data_before_anything_is_changed(
        MissingDataPolicy policy, RolloutStatus status)
    {
        using var stage = On(With(new AlarmSpec(Stage.Missing)).With(gates => gates with { OnMissingData = policy }));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(status, outcome.State.Reason);
        if (status == RolloutStatus.Paused)
        {
            outcome.State.Reason.Should().Contain("alarm 'missing' does not exist");
            stage.Wire.Puts.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Alarms_that_cannot_be_read_at_the_end_of_a_bake_keep_the_wave_from_being_promoted()
    {
        using var stage = On(
            With(Own), new Fault(FaultKind.AccessDenied, At: TimeSpan.FromMinutes(20), Api: DescribeAlarms));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Paused);
        outcome.State.Reason.Should().Contain("alarm 'checkout-errors' could not be read").And.Contain("AccessDenied");
        outcome.State.WaveAt(0).Should().Be(WaveStatus.Paused);
    }

    private static RolloutSpec With(params AlarmSpec[] alarms) => Spec.With(gates => gates with { Alarms = alarms });
}
