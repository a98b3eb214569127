using CsCheck;
using PciAutoHeal.Aws.Sessions;

namespace PciAutoHeal.Aws.Tests.Sessions;

public sealed class PaceTests
{
    private readonly JumpingTime clock = new(World.Start);

    [Fact]
    public void A_throttled_call_halves_the_rate_and_ten_seconds_give_one_back()
    {
        var pace = new Pace(clock, 16);

        pace.SlowDown();
        pace.Rate.Should().Be(8);

        clock.Advance(TimeSpan.FromSeconds(10));
        pace.Rate.Should().BeApproximately(9, 0.001);

        clock.Advance(TimeSpan.FromHours(1));
        pace.Rate.Should().Be(16);
    }

    [Fact]
    public void Calls_that_were_throttled_together_count_as_one()
    {
        var pace = new Pace(clock, 16);

        pace.SlowDown();
        pace.SlowDown();

        pace.Rate.Should().Be(8);
    }

    [Fact]
    public void It_never_stands_still()
    {
        var pace = new Pace(clock, 4);
        for (var i = 0; i < 50; i++)
        {
            pace.SlowDown();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        pace.Rate.Should().BeGreaterThanOrEqualTo(0.5);
        pace.Take().Should().BeLessThan(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Over_any_stretch_no_more_is_taken_than_rate_and_burst_allow() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 400].List[1, 200]).Sample((rate, gaps) =>
        {
            var time = new JumpingTime(World.Start);
            var pace = new Pace(time, rate);
            foreach (var gap in gaps)
            {
                time.Advance(TimeSpan.FromMilliseconds(gap));
                time.Advance(pace.Take());
            }

            var seconds = (time.GetUtcNow() - World.Start).TotalSeconds;
            gaps.Count.Should().BeLessThanOrEqualTo((int)Math.Ceiling((rate * seconds) + rate + 0.001));
        });
}
