using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Aws.CloudWatch;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Simulation;
using PciAutoHeal.Simulation.Services.CloudWatch;

namespace PciAutoHeal.Aws.Tests.CloudWatch;

public sealed class AlarmReaderTests
{
    [Fact]
    public async Task Alarms_of_several_places_are_answered_in_the_order_asked()
    {
        AlarmSpec[] alarms = [new("latency", World.Alpha, World.Ireland), new("errors"), new("nobody"), new("latency", World.Alpha)];
        using var world = With([new(FaultKind.AlarmRaised, World.Alpha, World.Ireland)], alarms);

        var seen = await ReadAsync(world, alarms);

        seen.Select(s => s.Alarm).Should().Equal(alarms);
        seen.Select(s => s.State).Should()
            .Equal(AlarmState.Ringing, AlarmState.Quiet, AlarmState.NotThere, AlarmState.Quiet);
        seen[0].Reason.Should().StartWith("Threshold Crossed");
        world.Aws.Counters.Snapshot()["monitoring:DescribeAlarms"].Should().Be(3, "a call a place");
    }

    [Fact]
    public async Task A_hundred_names_go_in_a_call()
    {
        AlarmSpec[] alarms = [.. Enumerable.Range(0, 230).Select(n => new AlarmSpec($"alarm-{n}"))];
        using var world = With([], alarms);

        var seen = await ReadAsync(world, alarms);

        seen.Should().HaveCount(230).And.OnlyContain(s => s.State == AlarmState.Quiet);
        world.Aws.Counters.Snapshot()["monitoring:DescribeAlarms"].Should().Be(3);
    }

    [Fact]
    public async Task What_cannot_be_read_is_answered_too_and_takes_no_other_with_it()
    {
        AlarmSpec[] alarms = [new("errors"), new("latency", World.Alpha)];
        using var world = With([new(FaultKind.RoleMissing, World.Alpha)], alarms);

        var seen = await ReadAsync(world, alarms);

        seen.Select(s => s.State).Should().Equal(AlarmState.Quiet, AlarmState.Unreadable);
        seen[1].ToString().Should()
            .Contain($"alarm 'latency' of account {World.Alpha} could not be read").And.Contain("AssumeRole");
    }

    [Theory]
    [InlineData("OK", AlarmState.Quiet)]
    [InlineData("ALARM", AlarmState.Ringing)]
    [InlineData("INSUFFICIENT_DATA", AlarmState.InsufficientData)]
    [InlineData("SOMETHING_NEW", AlarmState.InsufficientData)]
    public async Task A_composite_alarm_speaks_like_any_other(string wire, AlarmState state)
    {
        using var world = new World();
        world.Meddler.Answer("DescribeAlarms", $$"""{"CompositeAlarms":[{"AlarmName":"errors","StateValue":"{{wire}}","StateReason":"r"}]}""");

        (await ReadAsync(world, new AlarmSpec("errors"))).Single().State.Should().Be(state);
    }

    private static Task<IReadOnlyList<AlarmSeen>> ReadAsync(World world, params AlarmSpec[] alarms) =>
        new AlarmReader(world.Aws, NullLogger<AlarmReader>.Instance)
            .ReadAsync(alarms, World.Role, World.Virginia, TestContext.Current.CancellationToken);

    private static World With(IReadOnlyList<Fault> faults, params AlarmSpec[] alarms) => new(
        faults,
        settings: new SimulationSettings().With(new CloudWatchSettings
        {
            Standing = [.. alarms.Where(a => a.Name != "nobody").Select(a => new StandingAlarm(a.Name, a.Account, a.Region ?? World.Virginia))],
        }));
}
