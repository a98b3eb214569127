using CsCheck;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.Tests.Waves;

public sealed class PollTimingTests
{
    private static readonly StepLimits Limits = new();

    [Theory]
    [InlineData(0, 20)]
    [InlineData(79, 20)]
    [InlineData(200, 50)]
    [InlineData(480, 120)]
    [InlineData(1200, 200)]
    [InlineData(3600, 600)]
    [InlineData(40_000, 900)]
    public void The_longer_it_has_taken_the_longer_is_the_wait(int elapsed, int wait) =>
        PollTiming.Next(TimeSpan.FromSeconds(elapsed), Limits).TotalSeconds.Should().BeApproximately(wait, 1);

    [Theory]
    [InlineData(null, 20)]
    [InlineData(5, 20)]
    [InlineData(90, 90)]
    [InlineData(4000, 120)]
    public void The_first_look_is_when_targets_usually_are_done(int? usual, int wait) =>
        PollTiming.First(usual is { } seconds ? TimeSpan.FromSeconds(seconds) : null, 40, Limits).Should().Be(TimeSpan.FromSeconds(wait));

    [Fact]
    public void In_a_large_organization_the_first_look_is_later() =>
        PollTiming.First(null, Limits.FullReadingUpTo + 1, Limits).Should().Be(Limits.PollFirstOfMany);

    [Fact]
    public void A_wait_never_shrinks_and_is_never_nothing() => Gen.Select(Gen.Int[-60, 500_000], Gen.Int[0, 10_000])
        .Sample((elapsed, more) =>
        {
            var wait = PollTiming.Next(TimeSpan.FromSeconds(elapsed), Limits);
            return wait >= Limits.PollFirst && PollTiming.Next(TimeSpan.FromSeconds(elapsed + more), Limits) >= wait;
        });
}
