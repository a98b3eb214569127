using PciAutoHeal.Cli.Report;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;
using Kind = PciAutoHeal.Core.Rollouts.RolloutEventKind;

namespace PciAutoHeal.Cli.Tests.Report;

public sealed class ExpectedEndTests
{
    private static readonly DateTimeOffset Start = Reports.Start;

    /// <summary>Three waves of four accounts each.</summary>
    private static readonly Plan Planned = WavePlanner.Compile(
        A.Spec(A.Wave("one", 2, 3), A.Wave("two", 4, 5), A.Rest), Organizations.Of(9), A.Release(), A.Day);

    [Fact]
    public void Before_a_wave_is_through_the_plan_says_how_long_it_takes() =>
        End(Start.AddMinutes(1), Event(0, Kind.RolloutPlanned), Event(0, Kind.WaveStarted, 0))
            .Should().Be(Start.AddSeconds(Planned.Budget.EstimatedSeconds));

    [Fact]
    public void A_plan_that_took_longer_than_planned_ends_no_sooner_than_now() =>
        End(Start.AddDays(9), Event(0, Kind.RolloutPlanned), Event(0, Kind.WaveStarted, 0)).Should().Be(Start.AddDays(9));

    [Fact]
    public void Then_the_waves_that_are_through_say_how_long_the_others_take() =>
        End(Start.AddMinutes(50), Event(0, Kind.RolloutPlanned), Event(0, Kind.WaveStarted, 0), Event(40, Kind.GatePassed, 0), Event(40, Kind.WaveStarted, 1))
            .Should().Be(Start.AddMinutes(50 + 30 + 40));

    [Fact]
    public void Waiting_for_a_person_does_not_count_as_work() =>
        End(
            Start.AddMinutes(620),
            Event(0, Kind.RolloutPlanned), Event(0, Kind.WaveStarted, 0), Event(10, Kind.GatePaused, 0), Event(600, Kind.RolloutResumed),
            Event(600, Kind.WaveStarted, 0), Event(620, Kind.GatePassed, 0)).Should().Be(Start.AddMinutes(620 + 30 + 30));

    [Theory]
    [InlineData(Kind.GateHalted)]
    [InlineData(Kind.RolloutPaused)]
    [InlineData(Kind.ApprovalRequested)]
    [InlineData(Kind.RolloutCompleted)]
    public void Nobody_knows_the_end_of_what_does_not_run(Kind kind) =>
        End(Start.AddHours(1), Event(0, Kind.RolloutPlanned), Event(1, kind, 0)).Should().BeNull();

    private static DateTimeOffset? End(DateTimeOffset now, params RolloutEvent[] events) =>
        ExpectedEnd.Of(Planned, RolloutState.Fold(events), Course.Of(events), Start, now);

    private static RolloutEvent Event(int minute, Kind kind, int? wave = null) =>
        new($"{kind}:{minute}", Start.AddMinutes(minute), kind, "why") { Wave = wave, PlanHash = "sha256:1" };
}
