using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Gates;

namespace PciAutoHeal.Core.Tests.Gates;

public sealed class AlarmsSeenTests
{
    private static readonly AlarmSpec Own = new("errors");
    private static readonly AlarmSpec Other = new("latency", AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    [Theory]
    [InlineData(AlarmState.Quiet, MissingDataPolicy.Pause, false)]
    [InlineData(AlarmState.Ringing, MissingDataPolicy.Pass, true)]
    [InlineData(AlarmState.NotThere, MissingDataPolicy.Pause, true)]
    [InlineData(AlarmState.NotThere, MissingDataPolicy.Halt, true)]
    [InlineData(AlarmState.NotThere, MissingDataPolicy.Pass, false)]
    [InlineData(AlarmState.Unreadable, MissingDataPolicy.Pause, true)]
    [InlineData(AlarmState.InsufficientData, MissingDataPolicy.Pass, false)]
    public void A_wave_starts_only_while_alarms_are_quiet_or_may_be_silent(
        AlarmState state, MissingDataPolicy policy, bool keeps) =>
        new AlarmsSeen([new(Own, AlarmState.Quiet), new(Other, state)]).KeepsFromStarting(policy).Should().Match(why => (why != null) == keeps);

    [Fact]
    public void Each_alarm_is_named_with_its_place_and_its_reason()
    {
        var seen = new AlarmsSeen([new(Other, AlarmState.Ringing, "Threshold Crossed"), new(Own, AlarmState.NotThere)]);

        seen.Ringing.Should().Be("alarm 'latency' of account 111122223333 in eu-west-1 is in ALARM: Threshold Crossed");
        seen.Silent.Should().Be("alarm 'errors' does not exist");
    }

    [Fact]
    public void Of_many_some_are_named_and_the_rest_counted() =>
        new AlarmsSeen([.. Enumerable.Range(1, 5).Select(n => new AlarmSeen(new($"a{n}"), AlarmState.Ringing))]).Ringing
            .Should().Be("alarm 'a1' is in ALARM; alarm 'a2' is in ALARM; alarm 'a3' is in ALARM; and 2 more");

    [Fact]
    public void Without_alarms_nothing_keeps_a_wave() =>
        AlarmsSeen.None.KeepsFromStarting(MissingDataPolicy.Halt).Should().BeNull();
}
