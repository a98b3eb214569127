using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Durations;

namespace PciAutoHeal.Steps.Tests.Durations;

public sealed class WaveDurationsTests
{
    private static readonly Region Ireland = Region.Parse("eu-west-1");
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_target_took_from_the_first_put_in_its_region_until_it_was_done() =>
        Of([Put(0, "w1.0"), Put(2, "w1.0")], Done(9)).Should().Equal(TimeSpan.FromMinutes(9));

    [Theory]
    [InlineData(TargetState.Failed)]
    [InlineData(TargetState.Stuck)]
    [InlineData(TargetState.Contained)]
    public void Only_deployed_targets_count(TargetState state) =>
        Of([Put(0, "w1.0")], Done(9) with { State = state }).Should().BeEmpty();

    [Fact]
    public void Targets_of_other_waves_and_puts_of_other_waves_do_not_count()
    {
        Of([Put(0, "w1.0")], Done(9) with { Wave = 0 }).Should().BeEmpty();
        Of([Put(0, "w0.0", wave: 0)], Done(9)).Should().BeEmpty();
    }

    [Fact]
    public void What_a_later_attempt_found_done_is_not_learned_from()
    {
        Of([Put(0, "w1.0"), Put(180, "w1.1")], Done(181)).Should().BeEmpty("it may have been done for hours");
        Of([Put(0, "w1.0"), Put(180, "w1.1")], Done(5)).Should().Equal(TimeSpan.FromMinutes(5));
    }

    private static IEnumerable<TimeSpan> Of(IReadOnlyList<RolloutEvent> events, TargetRecord record) =>
        WaveDurations.Of(1, events, [record]);

    private static TargetRecord Done(int minute) => new(
        new(AccountId.Parse("111122223333"), Ireland), 1, TargetState.Deployed, "sha256:0", null, null, Start.AddMinutes(minute));

    private static RolloutEvent Put(int minute, string token, int wave = 1) =>
        new($"{token}.put.{minute}", Start.AddMinutes(minute), RolloutEventKind.PackPut, "")
        {
            Wave = wave,
            Put = new(PackName.Parse("any"), Ireland, Start.AddMinutes(minute), Start, RemediationMode.Detect, "", token),
        };
}
