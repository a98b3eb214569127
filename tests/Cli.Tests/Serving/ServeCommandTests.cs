using System.Net;
using System.Text.Json.Nodes;
using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Serving;

public sealed class ServeCommandTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly HttpClient http = new();

    [Fact]
    public async Task A_rollout_is_shown_as_it_is_and_news_change_the_tag()
    {
        folder.Write("rollout.yaml", Folder.Spec + "packs: [ec2-lambda]\ngates: { approval: required }\n");
        await using (var simulation = Running.Program(
            folder.Root, "simulate", "--listen", "127.0.0.1:0", "--accounts", "6", "--regions", "eu-west-1,us-east-1"))
        {
            (await RunAsync("rollout", "start", "--endpoint-url", await simulation.AddressAsync())).Exit.Should().Be(ExitCode.Done, "it waits for a person");
        }

        await using var serving = Running.Program(folder.Root, "serve", "--listen", "127.0.0.1:0");
        var url = await serving.AddressAsync();

        var page = await GetAsync(url);
        var json = await GetAsync($"{url}/report.json");
        var tag = json.Headers.ETag!.Tag;
        (await page.Content.ReadAsStringAsync(Ct)).Should().Contain($"data-live=\"{tag.Trim('"')}\"").And.Contain("connect-src 'self'");
        page.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which.Should()
            .Contain("frame-ancestors 'none'");
        page.Headers.CacheControl!.NoStore.Should().BeTrue();
        ((string?)JsonNode.Parse(await json.Content.ReadAsStringAsync(Ct))!["rollout"]!["state"]).Should().Be("Paused");
        (await GetAsync($"{url}/report.json", tag: tag)).StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await GetAsync($"{url}/ledger.db")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await GetAsync($"{url}/../rollout.yaml")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await GetAsync(url, host: "evil.example.com")).StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest);
        (await GetAsync(url, host: "127.0.0.1.evil.example.com")).StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest);
        (await http.PostAsync(new Uri(url), new StringContent(""), Ct)).StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);

        (await RunAsync("rollout", "abort")).Exit.Should().BeLessThan(2);
        (await GetAsync($"{url}/report.json", tag: tag)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("PAH4014", "0.0.0.0:0")]
    [InlineData("PAH4014", "192.168.1.1:4598")]
    [InlineData("PAH4013", "here")]
    public async Task Addresses_that_others_can_reach_are_refused(string code, string address)
    {
        var ran = await folder.RunAsync("serve", "--listen", address);

        ran.Exit.Should().Be(ExitCode.Invalid);
        ran.Error.Should().Contain($"error {code}: ");
    }

    public void Dispose()
    {
        http.Dispose();
        folder.Dispose();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<HttpResponseMessage> GetAsync(string url, string? host = null, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url));
        request.Headers.Host = host;
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        return await http.SendAsync(request, Ct);
    }

    private async Task<Ran> RunAsync(params string[] arguments)
    {
        await using var run = Running.Program(folder.Root, arguments);
        return await run.EndAsync();
    }
}
