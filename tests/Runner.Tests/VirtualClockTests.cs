using CsCheck;

namespace PciAutoHeal.Runner.Tests;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock clock = new(Start);

    [Fact]
    public async Task A_delay_costs_nothing_and_its_time_has_passed()
    {
        await Task.Delay(TimeSpan.FromDays(3), clock, TestContext.Current.CancellationToken);

        clock.GetUtcNow().Should().Be(Start.AddDays(3));
        clock.Elapsed.Should().Be(TimeSpan.FromDays(3));
    }

    [Fact]
    public void Time_never_goes_back() => Gen.Int[-1000, 1000].Array.Sample(steps =>
    {
        var it = new VirtualClock(Start);
        return steps.All(s =>
        {
            var before = it.GetUtcNow();
            it.Advance(TimeSpan.FromSeconds(s));
            return it.GetUtcNow() - before == TimeSpan.FromSeconds(Math.Max(0, s));
        });
    });

    [Fact]
    public void Timestamps_and_the_time_of_day_tell_the_same()
    {
        var then = clock.GetTimestamp();

        clock.Advance(TimeSpan.FromMinutes(90));

        clock.GetElapsedTime(then).Should().Be(TimeSpan.FromMinutes(90));
    }

    [Fact]
    public void A_timer_that_waits_for_ever_neither_fires_nor_passes_time()
    {
        var fired = false;

        using var timer = clock.CreateTimer(_ => fired = true, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        fired.Should().BeFalse();
        clock.Elapsed.Should().Be(TimeSpan.Zero);
        timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        fired.Should().BeTrue();
        clock.Elapsed.Should().Be(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_periodic_timer_is_refused()
    {
        var create = () => clock.CreateTimer(_ => { }, null, TimeSpan.Zero, TimeSpan.FromSeconds(1));

        create.Should().Throw<NotSupportedException>();
    }
}
