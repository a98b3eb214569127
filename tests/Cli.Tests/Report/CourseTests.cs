using PciAutoHeal.Cli.Report;
using PciAutoHeal.Core.Rollouts;
using Kind = PciAutoHeal.Core.Rollouts.RolloutEventKind;

namespace PciAutoHeal.Cli.Tests.Report;

public sealed class CourseTests
{
    [Fact]
    public void A_wave_lasts_in_each_state_until_the_next_and_ends_in_a_moment()
    {
        var course = Course.Of([Event(0, Kind.RolloutPlanned), Event(1, Kind.WaveStarted, 0), Event(5, Kind.BakeStarted, 0), Event(9, Kind.GatePassed, 0)]);

        course.Wave(0).Should().Equal(Span("Deploying", 1, 5), Span("Baking", 5, 9), Span("Promoted", 9, 9));
        course.Wave(1).Should().BeEmpty();
    }

    [Fact]
    public void What_has_not_ended_has_no_end()
    {
        var course = Course.Of([Event(0, Kind.RolloutPlanned), Event(1, Kind.WaveStarted, 0), Event(4, Kind.GateHalted, 0), Event(5, Kind.RolloutContained, 0)]);

        course.Wave(0).Should().Equal(Span("Deploying", 1, 4), Span("Halted", 4, 5), Span("Contained", 5, null));
        course.Rollout.Should().Equal(Span("Running", 0, 4), Span("Halted", 4, 5), Span("Contained", 5, null));
    }

    [Fact]
    public void A_resumed_wave_goes_through_its_states_again()
    {
        var course = Course.Of(
            [Event(0, Kind.WaveStarted, 0), Event(2, Kind.GateHalted, 0), Event(6, Kind.RolloutResumed), Event(6, Kind.WaveStarted, 0), Event(8, Kind.GatePassed, 0)]);

        course.Wave(0).Select(span => span.State).Should().Equal("Deploying", "Halted", "Deploying", "Promoted");
        course.Rollout.Should().Equal(Span("Running", 0, 2), Span("Halted", 2, 6), Span("Running", 6, null));
    }

    [Fact]
    public void Events_that_change_nothing_leave_no_trace()
    {
        var course = Course.Of([Event(0, Kind.WaveStarted, 0), Event(1, Kind.TargetFailed, 0), Event(2, Kind.PackPut, 0), Event(3, Kind.WaveDeployed, 0)]);

        course.Wave(0).Should().Equal(Span("Deploying", 0, null));
    }

    private static RolloutEvent Event(int minute, Kind kind, int? wave = null) =>
        new($"{kind}:{minute}", Reports.Start.AddMinutes(minute), kind, "why") { Wave = wave };

    private static PhaseSpan Span(string state, int from, int? until) =>
        new(state, Reports.Start.AddMinutes(from), until is { } end ? Reports.Start.AddMinutes(end) : null);
}
