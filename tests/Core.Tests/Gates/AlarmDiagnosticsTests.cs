using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Gates;

namespace PciAutoHeal.Core.Tests.Gates;

public sealed class AlarmDiagnosticsTests
{
    private static readonly AlarmSpec Alarm = new("errors", Where: new("rollout.yaml", 9, 4));

    [Theory]
    [InlineData(AlarmState.Ringing, MissingDataPolicy.Pass, "PAH1317", Severity.Error)]
    [InlineData(AlarmState.NotThere, MissingDataPolicy.Pause, "PAH1316", Severity.Error)]
    [InlineData(AlarmState.NotThere, MissingDataPolicy.Pass, "PAH1316", Severity.Warning)]
    [InlineData(AlarmState.Unreadable, MissingDataPolicy.Halt, "PAH1316", Severity.Error)]
    [InlineData(AlarmState.InsufficientData, MissingDataPolicy.Pass, "PAH1316", Severity.Warning)]
    public void What_would_keep_a_wave_from_starting_is_an_error(
        AlarmState state, MissingDataPolicy policy, string code, Severity severity)
    {
        var found = AlarmDiagnostics.Of(new([new(Alarm, state, "why")]), policy).Single();

        found.Code.Should().Be(code);
        found.Severity.Should().Be(severity);
        found.Message.Should().StartWith("The alarm 'errors' ");
        found.Where.Should().Be(Alarm.Where);
    }

    [Fact]
    public void Quiet_alarms_are_nothing_to_tell() =>
        AlarmDiagnostics.Of(new([new(Alarm, AlarmState.Quiet)]), MissingDataPolicy.Pause).Should().BeEmpty();
}
