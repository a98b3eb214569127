using CsCheck;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.Tests.Waves;

public sealed class AttemptsTests
{
    private static readonly RolloutEventKind[] Stops =
    [
        RolloutEventKind.GateHalted, RolloutEventKind.GatePaused, RolloutEventKind.RolloutPaused, RolloutEventKind.RolloutContained,
    ];

    [Fact]
    public void A_wave_that_was_never_stopped_is_in_its_first_attempt() =>
        Attempts.Of([Event(RolloutEventKind.WaveStarted, 1), Event(RolloutEventKind.WaveDeployed, 1)], 1).Should()
            .Be(0);

    [Fact]
    public void Each_stop_that_was_answered_begins_another_attempt() => Gen.OneOf(Stops).Array[0, 6].Sample(stops =>
        Attempts.Of(stops.SelectMany(s => new[] { Event(s, 1), Event(RolloutEventKind.RolloutResumed, null) }), 1) == stops.Length);

    [Fact]
    public void A_halt_and_its_containment_are_one_stop() => Attempts.Of(
        [
            Event(RolloutEventKind.GateHalted, 1),
            Event(RolloutEventKind.RolloutContained, 1),
            Event(RolloutEventKind.RolloutResumed, null),
        ],
        1).Should().Be(1);

    [Fact]
    public void A_stop_of_another_wave_does_not_count() =>
        Attempts.Of([Event(RolloutEventKind.GateHalted, 0), Event(RolloutEventKind.RolloutResumed, null)], 1).Should()
            .Be(0);

    [Fact]
    public void A_stop_without_an_answer_does_not_count() =>
        Attempts.Of([Event(RolloutEventKind.GateHalted, 1)], 1).Should().Be(0);

    private static RolloutEvent Event(RolloutEventKind kind, int? wave) =>
        new($"{kind}:{wave}", Puts.Noon, kind, "") { Wave = wave };
}
