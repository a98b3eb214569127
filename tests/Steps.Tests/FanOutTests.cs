namespace PciAutoHeal.Steps.Tests;

public sealed class FanOutTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Results_keep_the_order_of_what_was_asked(int parallelism)
    {
        var results = await FanOut.RunAsync(
            [.. Enumerable.Range(0, 100)],
            parallelism,
            async (n, ct) =>
            {
                await Task.Delay(n % 3, ct);
                return n * n;
            },
            Ct);

        results.Should().Equal(Enumerable.Range(0, 100).Select(n => n * n));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Never_more_run_at_once_than_allowed(int parallelism)
    {
        var (running, most) = (0, 0);
        var gate = new Lock();

        await FanOut.RunAsync(
            [.. Enumerable.Range(0, 50)],
            parallelism,
            async (_, ct) =>
            {
                lock (gate)
                {
                    most = Math.Max(most, ++running);
                }

                await Task.Delay(1, ct);
                lock (gate)
                {
                    return running--;
                }
            },
            Ct);

        most.Should().BeInRange(1, parallelism);
    }

    [Fact]
    public async Task One_failure_is_the_whole_ones()
    {
        Func<Task> run = async () => await FanOut.RunAsync<int, int>(
            [1, 2, 3], 2, (n, _) => n == 2 ? throw new InvalidOperationException("two") : Task.FromResult(n), Ct);

        await run.Should().ThrowAsync<InvalidOperationException>().WithMessage("two");
    }
}
