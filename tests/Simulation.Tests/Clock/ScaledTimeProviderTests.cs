namespace PciAutoHeal.Simulation.Tests.Clock;

public sealed class ScaledTimeProviderTests
{
    [Fact]
    public void A_second_of_the_real_clock_is_a_minute()
    {
        var real = new Stamped();
        var scaled = new ScaledTimeProvider(60, real);
        var (before, stamp) = (scaled.GetUtcNow(), scaled.GetTimestamp());

        real.Advance(TimeSpan.FromSeconds(1));

        (scaled.GetUtcNow() - before).Should().Be(TimeSpan.FromMinutes(1));
        scaled.GetElapsedTime(stamp).Should().Be(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_wait_is_shorter_by_as_much()
    {
        var scaled = new ScaledTimeProvider(10_000);

        var waited = Task.Delay(TimeSpan.FromMinutes(1), scaled, TestContext.Current.CancellationToken);

        await waited.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_clock_that_does_not_run_forward_is_refused(double scale)
    {
        var act = () => new ScaledTimeProvider(scale);

        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    private sealed class Stamped : TimeProvider
    {
        private TimeSpan elapsed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => World.Start + elapsed;

        public override long GetTimestamp() => elapsed.Ticks;

        public void Advance(TimeSpan by) => elapsed += by;
    }
}
