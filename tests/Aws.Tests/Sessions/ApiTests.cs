using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Tests.Sessions;

public sealed class ApiTests
{
    private readonly Api<string> api = new(
        "config", "caller", World.Ireland, "client", new(new JumpingTime(World.Start), RetryRules.Default, 1, NullLogger.Instance));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_are_followed_to_the_end_through_empty_ones()
    {
        var pages = new Dictionary<string, (int[]? Items, string? Next)>
        {
            [""] = ([1, 2], "a"),
            ["a"] = (null, "b"),
            ["b"] = ([], "c"),
            ["c"] = ([3], ""),
        };

        (await ReadAsync(token => pages[token ?? ""])).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task A_chain_that_goes_round_is_refused()
    {
        Func<Task> read = async () => await ReadAsync(token => ([1], token == "a" ? "b" : "a"));

        await read.Should().ThrowAsync<TerminalException>().Where(e => e.Code == "PagingLoop");
    }

    private Task<IReadOnlyList<int>> ReadAsync(Func<string?, (int[]? Items, string? Next)> page) =>
        api.PagesAsync(
            "List", (_, token, _) => Task.FromResult(page(token)), answer => answer.Next, answer => answer.Items, Ct);
}
