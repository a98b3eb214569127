using CsCheck;
using PciAutoHeal.Aws.Sessions;

namespace PciAutoHeal.Aws.Tests.Sessions;

public sealed class RetryBudgetTests
{
    private static readonly Gen<(int Calls, int Retries, int Pause)> Step =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 12], Gen.Int[0, 3000]);

    [Fact]
    public void The_first_failures_of_a_run_are_tried_again_at_once()
    {
        var budget = new RetryBudget(new JumpingTime(World.Start));

        Enumerable.Range(0, (int)RetryBudget.Reserve).Select(_ => budget.Spend()).Should()
            .OnlyContain(wait => wait == TimeSpan.Zero);
        budget.Spend().Should().Be(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Quiet_times_save_up_no_more_than_the_reserve()
    {
        var time = new JumpingTime(World.Start);
        var budget = new RetryBudget(time);
        time.Advance(TimeSpan.FromHours(3));
        for (var i = 0; i < 10_000; i++)
        {
            budget.Earn();
        }

        Enumerable.Range(0, 21).Count(_ => budget.Spend() == TimeSpan.Zero).Should().Be((int)RetryBudget.Reserve);
    }

    [Fact]
    public void Whatever_fails_retries_are_a_tenth_of_the_calls_and_one_a_second() =>
        Step.List[1, 60].Sample(steps =>
        {
            var time = new JumpingTime(World.Start);
            var budget = new RetryBudget(time);
            var (calls, retries) = (0, 0);
            foreach (var (more, failed, pause) in steps)
            {
                for (var i = 0; i < more; i++, calls++)
                {
                    budget.Earn();
                }

                for (var i = 0; i < failed; i++, retries++)
                {
                    time.Advance(budget.Spend());
                }

                time.Advance(TimeSpan.FromMilliseconds(pause));
            }

            var seconds = (time.GetUtcNow() - World.Start).TotalSeconds;
            ((double)retries).Should().BeLessThanOrEqualTo(
                RetryBudget.Reserve + (calls * RetryBudget.Share) + (seconds * RetryBudget.PerSecond) + 0.001);
        });

    [Fact]
    public void No_retry_waits_for_ever() =>
        Gen.Int[1, 500].Sample(retries =>
        {
            var budget = new RetryBudget(new JumpingTime(World.Start));

            var longest = Enumerable.Range(0, retries).Max(_ => budget.Spend());

            longest.Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(retries));
        });
}
