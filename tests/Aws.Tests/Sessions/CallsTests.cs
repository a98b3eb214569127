using Amazon.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Tests.Sessions;

public sealed class CallsTests
{
    private static readonly ApiCall Put = new("config", "PutThing", "caller", World.Ireland);
    private readonly JumpingTime clock = new(World.Start);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_attempt_is_counted()
    {
        var calls = New();

        await calls.RunAsync(Put, Failing(3, "Throttling"), Ct);

        calls.Counters["config:PutThing"].Should().Be(4);
        calls.Counters.Total.Should().Be(4);
        calls.Counters.Snapshot().Should().Equal(new Dictionary<string, long> { ["config:PutThing"] = 4 });
    }

    [Theory]
    [InlineData("Throttling", 8)]
    [InlineData("InternalFailure", 8)]
    [InlineData("ResourceInUseException", 1)]
    public async Task What_stays_transient_ends_after_bounded_attempts(string code, int attempts)
    {
        var calls = New();

        Func<Task> run = async () => await calls.RunAsync(Put, Failing(100, code), Ct);

        await run.Should().ThrowAsync<TransientException>().Where(e => e.Code == code);
        calls.Counters.Total.Should().Be(attempts);
    }

    [Theory]
    [InlineData("AccessDenied")]
    [InlineData("LimitExceededException")]
    [InlineData("ValidationException")]
    public async Task What_is_terminal_is_tried_once(string code)
    {
        var calls = New();

        Func<Task> run = async () => await calls.RunAsync(Put, Failing(1, code), Ct);

        await run.Should().ThrowAsync<TerminalException>().Where(e => e.Code == code);
        calls.Counters.Total.Should().Be(1);
    }

    [Fact]
    public async Task Who_cancels_is_not_told_of_a_broken_connection()
    {
        var calls = New();
        using var stop = new CancellationTokenSource();

        Func<Task> run = async () => await calls.RunAsync<int>(
            Put,
            async ct =>
            {
                await stop.CancelAsync();
                ct.ThrowIfCancellationRequested();
                return 0;
            },
            stop.Token);

        await run.Should().ThrowAsync<OperationCanceledException>();
        calls.Counters.Total.Should().Be(1);
    }

    [Fact]
    public async Task The_same_seed_waits_the_same()
    {
        var waited = new List<TimeSpan>();
        foreach (var seed in new[] { 1, 1, 2 })
        {
            var time = new JumpingTime(World.Start);
            await new Calls(time, RetryRules.Default, seed, NullLogger.Instance)
                .RunAsync(Put, Failing(5, "InternalFailure"), Ct);
            waited.Add(time.Waited);
        }

        waited[0].Should().Be(waited[1]).And.NotBe(waited[2]);
    }

    [Fact]
    public async Task More_calls_than_the_pace_allows_are_spread_over_time()
    {
        var calls = New();
        var list = new ApiCall("organizations", "ListAccounts", "caller", World.Virginia);

        for (var i = 0; i < 110; i++)
        {
            await calls.RunAsync(list, Failing(0, ""), Ct);
        }

        clock.Waited.Should().BeCloseTo(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task Operations_of_Organizations_share_one_rate_and_others_have_their_own()
    {
        var calls = New();

        for (var i = 0; i < 55; i++)
        {
            await calls.RunAsync(new("organizations", "ListAccounts", "caller", World.Virginia), Failing(0, ""), Ct);
            await calls.RunAsync(new("organizations", "ListParents", "caller", World.Ireland), Failing(0, ""), Ct);
            await calls.RunAsync(new("config", $"Operation{i % 2}", "caller", World.Ireland), Failing(0, ""), Ct);
        }

        clock.Waited.Should().BeCloseTo(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task A_brown_out_is_not_multiplied_by_retries()
    {
        const int Work = 100;
        var calls = New();

        for (var i = 0; i < Work; i++)
        {
            Func<Task> run = async () => await calls.RunAsync(Put with { Operation = $"Put{i}" }, Failing(100, "InternalFailure"), Ct);
            await run.Should().ThrowAsync<TransientException>();
        }

        var retries = calls.Counters.Total - Work;
        var allowed = RetryBudget.Reserve + (Work * RetryBudget.Share) + (clock.Waited.TotalSeconds * RetryBudget.PerSecond);
        ((double)retries).Should().BeLessThanOrEqualTo(allowed);
    }

    private Calls New() => new(clock, RetryRules.Default, 1, NullLogger.Instance);

    private static Func<CancellationToken, Task<int>> Failing(int times, string code) => _ => times-- > 0
        ? throw new AmazonServiceException("no") { ErrorCode = code }
        : Task.FromResult(7);
}
