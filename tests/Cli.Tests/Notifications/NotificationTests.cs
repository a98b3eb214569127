using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Notifications;

public sealed class NotificationTests : IDisposable
{
    private const string Clock = "scaled:90";

    private readonly Folder folder = new();
    private readonly HttpListener webhook = new();
    private readonly ConcurrentQueue<string> told = [];
    private readonly string variable = $"PCIAUTOHEAL_TEST_{Path.GetRandomFileName().Replace('.', '_')}";
    private int status = 200;

    [Fact]
    public async Task A_rollout_tells_its_course_once_although_it_was_stopped_and_resumed()
    {
        await RollOutAsync();

        told.Should().HaveCount(4).And.OnlyHaveUniqueItems("approval, two waves, the end");
        told.First().Should()
            .Contain("ApprovalRequested").And.Contain("pciautoheal rollout approve").And.Contain("sha256:");
        told.Last().Should().Contain("RolloutCompleted");
        (await TimelineAsync()).Should().NotContain("NotificationFailed");
    }

    [Fact]
    public async Task A_webhook_that_refuses_stops_nothing_and_is_seen_without_its_URL()
    {
        status = 404;

        var ran = await RollOutAsync();

        var timeline = await TimelineAsync();
        timeline.Where(e => e == "NotificationFailed").Should().HaveCount(4);
        timeline.Should().Contain("RolloutCompleted");
        ran.Should().NotContain("secret");
        (await RunAsync("report", "--output", "json")).Out.Should().Contain("answered 404").And.NotContain("/secret/");
    }

    public void Dispose()
    {
        webhook.Close();
        folder.Dispose();
        Environment.SetEnvironmentVariable(variable, null);
    }

    private async Task<string> RollOutAsync()
    {
        Environment.SetEnvironmentVariable(variable, Listen());
        folder.Write("rollout.yaml", Folder.Spec + "packs: [ec2-lambda]\n"
            + "gates: { bake: 5m, onMissingData: pass, maxFailedTargets: 100%, approval: required }\n"
            + $"notifications:\n  - {{ slack: env:{variable}, events: [started, approval, finished] }}\n");
        await using var simulation = Running.Program(
            folder.Root, "simulate", "--listen", "127.0.0.1:0", "--clock", Clock, "--accounts", "6", "--regions", "eu-west-1,us-east-1");
        var url = await simulation.AddressAsync();
        var started = await RunAsync("rollout", "start", "--endpoint-url", url, "--clock", Clock, "--verbose");
        started.Exit.Should().Be(ExitCode.Done, started.Error);
        (await RunAsync("rollout", "approve", "--actor", "ada")).Exit.Should().Be(ExitCode.Done);
        var resumed = await RunAsync("rollout", "resume", "--verbose");
        resumed.Exit.Should().BeLessThan(2, resumed.Error);
        return started.Out + started.Error + resumed.Out + resumed.Error;
    }

    private async Task<IReadOnlyList<string?>> TimelineAsync() =>
        [.. (await RunAsync("report", "--output", "json")).Json["timeline"]!.AsArray().Select(e => (string?)e!["event"])];

    private string Listen()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/secret/";
        free.Stop();
        webhook.Prefixes.Add(url);
        webhook.Start();
        _ = AnswerAsync();
        return url;
    }

    private async Task AnswerAsync()
    {
        while (webhook.IsListening)
        {
            try
            {
                var context = await webhook.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                told.Enqueue((string)JsonNode.Parse(await reader.ReadToEndAsync(TestContext.Current.CancellationToken))!["text"]!);
                context.Response.StatusCode = status;
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task<Ran> RunAsync(params string[] arguments)
    {
        await using var run = Running.Program(folder.Root, arguments);
        return await run.EndAsync();
    }
}
