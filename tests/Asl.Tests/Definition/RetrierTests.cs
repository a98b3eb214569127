using CsCheck;

namespace PciAutoHeal.Asl.Tests.Definition;

public sealed class RetrierTests
{
    [Fact]
    public void The_delay_grows_by_the_backoff_rate()
    {
        var retrier = new Retrier(["E"]) { IntervalSeconds = 3, BackoffRate = 1.5 };

        Enumerable.Range(0, 3).Select(n => retrier.Delay(n, 0).TotalSeconds).Should().Equal(3, 4.5, 6.75);
    }

    [Fact]
    public void The_defaults_are_those_of_the_specification()
    {
        var retrier = new Retrier(["E"]);

        retrier.MaxAttempts.Should().Be(3);
        Enumerable.Range(0, 3).Select(n => retrier.Delay(n, 0).TotalSeconds).Should().Equal(1, 2, 4);
    }

    [Fact]
    public void However_often_it_is_used_the_delay_keeps_its_limit() =>
        Gen.Select(Gen.Int[1, 1_000], Gen.Double[1, 10], Gen.Int[0, 100_000], Gen.Int[1, 100]).Sample(
            (interval, rate, uses, limit) =>
                new Retrier(["E"]) { IntervalSeconds = interval, BackoffRate = rate, MaxDelaySeconds = limit }
                    .Delay(uses, 0).TotalSeconds.Should().BeInRange(1, limit));

    [Fact]
    public void Without_a_limit_the_delay_is_still_a_time() =>
        new Retrier(["E"]) { BackoffRate = 10 }.Delay(1_000_000, 0).Should().BeLessThan(TimeSpan.FromDays(20_000));

    [Fact]
    public void Full_jitter_falls_between_nothing_and_the_delay() =>
        Gen.Double[0, 0.999].Sample(share =>
            new Retrier(["E"]) { IntervalSeconds = 8, HasFullJitter = true }.Delay(1, share).TotalSeconds
                .Should().BeApproximately(16 * share, 0.001));
}
