using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleSystemsManagement.Model;
using PciAutoHeal.Aws.Notifications;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Simulation.Services.Sns;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests.Notifications;

public sealed class ChannelNotifierTests : IDisposable
{
    private static readonly Notification Message =
        new("r/e1", NotificationTopic.Halted, "PciAutoHeal: r: GateHalted", "1 < 2 & \"so\" — it halted", "pciautoheal status r");

    private readonly World world = new();
    private readonly Dictionary<string, string> variables = [];
    private readonly HttpListener webhook = new();
    private readonly List<(string Path, string Body)> posted = [];
    private readonly Queue<int> answers = [];
    private readonly ChannelNotifier notifier;

    public ChannelNotifierTests() => notifier = new(world.Aws, variables.GetValueOrDefault);

    [Fact]
    public async Task A_topic_gets_a_subject_that_an_email_can_have_and_the_command()
    {
        var arn = (await Sns().CallAsync("CreateTopic", (sns, ct) => sns.CreateTopicAsync(new CreateTopicRequest { Name = "told" }, ct), Ct)).TopicArn;

        await notifier.SendAsync(new(NotificationChannel.Sns, arn), Message with { Subject = "wave 1: é" }, Ct);

        var kept = Topics().Find(arn)!.Messages.Should().ContainSingle().Subject;
        kept.Subject.Should().Be("wave 1: ?");
        kept.Text.Should().Be("1 < 2 & \"so\" — it halted\n\npciautoheal status r");
    }

    [Fact]
    public async Task A_fifo_topic_takes_a_message_once_however_often_it_is_told()
    {
        var arn = (await Sns().CallAsync("CreateTopic", (sns, ct) => sns.CreateTopicAsync(new CreateTopicRequest { Name = "told.fifo" }, ct), Ct)).TopicArn;

        await notifier.SendAsync(new(NotificationChannel.Sns, arn), Message, Ct);
        await notifier.SendAsync(new(NotificationChannel.Sns, arn), Message, Ct);

        Topics().Find(arn)!.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task A_topic_that_is_not_there_is_refused() => (await FluentActions.Awaiting(() => notifier.SendAsync(
        new(NotificationChannel.Sns, $"arn:aws:sns:us-east-1:{World.Security}:nowhere"), Message, Ct))
        .Should().ThrowAsync<TerminalException>()).Which.Code.Should().Be("NotFound");

    [Fact]
    public async Task Subscriptions_by_email_wait_for_their_reader()
    {
        var arn = (await Sns().CallAsync("CreateTopic", (sns, ct) => sns.CreateTopicAsync(new CreateTopicRequest { Name = "told" }, ct), Ct)).TopicArn;
        var request = new SubscribeRequest { TopicArn = arn, Protocol = "email", Endpoint = "ada@example.com" };

        var answer = await Sns().CallAsync("Subscribe", (sns, ct) => sns.SubscribeAsync(request, ct), Ct);
        var listed = await Sns().CallAsync(
            "ListSubscriptionsByTopic", (sns, ct) => sns.ListSubscriptionsByTopicAsync(new ListSubscriptionsByTopicRequest { TopicArn = arn }, ct), Ct);

        answer.SubscriptionArn.Should().Be("pending confirmation");
        listed.Subscriptions.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Endpoint = "ada@example.com", Protocol = "email", SubscriptionArn = "PendingConfirmation", TopicArn = arn });
    }

    [Fact]
    public async Task Webhooks_are_found_in_variables_and_parameters_and_posted_to()
    {
        var url = Listen(500, 200, 200);
        variables["HOOK"] = url;
        await world.Aws.Caller.Ssm(World.Virginia).CallAsync(
            "PutParameter",
            (ssm, ct) => ssm.PutParameterAsync(new PutParameterRequest { Name = "/pciautoheal/teams", Value = url, Type = "SecureString" }, ct),
            Ct);

        await notifier.SendAsync(new(NotificationChannel.Slack, "env:HOOK"), Message, Ct);
        await notifier.SendAsync(new(NotificationChannel.Teams, "ssm:/pciautoheal/teams"), Message, Ct);

        posted.Should().HaveCount(3, "the first answer was an error");
        ((string?)JsonNode.Parse(posted[1].Body)!["text"]).Should().Contain("1 &lt; 2 &amp; \"so\"").And.Contain("```pciautoheal status r```");
        var card = JsonNode.Parse(posted[2].Body)!["attachments"]![0]!;
        ((string?)card["contentType"]).Should().Be("application/vnd.microsoft.card.adaptive");
        card["content"]!["body"]!.AsArray().Select(block => (string?)block!["text"]).Should().Equal(Message.Subject, Message.Text, Message.Command);
    }

    [Theory]
    [InlineData(404, "WebhookRefused", 1)]
    [InlineData(503, "WebhookFailed", 3)]
    public async Task A_webhook_that_does_not_take_it_is_named_by_its_host_alone(int status, string code, int times)
    {
        variables["HOOK"] = Listen(status, status, status, status);

        var failed = await FluentActions.Awaiting(() => notifier.SendAsync(new(NotificationChannel.Slack, "env:HOOK"), Message, Ct)).Should().ThrowAsync<Exception>();

        failed.Which.Message.Should().Contain("127.0.0.1").And.Contain($"{status}").And.NotContain("secret");
        (failed.Which is TerminalException terminal ? terminal.Code : ((TransientException)failed.Which).Code).Should().Be(code);
        posted.Should().HaveCount(times);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://hooks.example.com/secret")]
    [InlineData("file:///etc/secret")]
    [InlineData("https://user:secret@hooks.example.com/")]
    public async Task A_place_that_holds_no_safe_URL_is_refused_without_showing_it(string? url)
    {
        if (url is not null)
        {
            variables["HOOK"] = url;
        }

        var failed = await FluentActions.Awaiting(() => notifier.SendAsync(new(NotificationChannel.Slack, "env:HOOK"), Message, Ct))
            .Should().ThrowAsync<TerminalException>();

        failed.Which.Message.Should().Contain("HOOK").And.NotContain("secret");
    }

    public void Dispose()
    {
        notifier.Dispose();
        webhook.Close();
        world.Dispose();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private PciAutoHeal.Aws.Sessions.Api<Amazon.SimpleNotificationService.IAmazonSimpleNotificationService> Sns() =>
        world.Aws.Caller.Sns(World.Virginia);

    private SnsTopics Topics() => world.Cloud.Organization.Find(World.Security)!.In<SnsTopics>(World.Virginia);

    private string Listen(params int[] statuses)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/secret/";
        free.Stop();
        Array.ForEach(statuses, answers.Enqueue);
        webhook.Prefixes.Add(url);
        webhook.Start();
        _ = AnswerAsync();
        return url;
    }

    private async Task AnswerAsync()
    {
        while (answers.TryDequeue(out var status))
        {
            var context = await webhook.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream);
            posted.Add((context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync(Ct)));
            context.Response.StatusCode = status;
            context.Response.Close();
        }
    }
}
