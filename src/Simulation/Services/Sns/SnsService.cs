using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PciAutoHeal.Simulation.Services.Sns;

/// <summary>Amazon SNS: topics, subscriptions, and messages that nobody delivers.</summary>
internal sealed partial class SnsService : ISimulatedService
{
    private const int PageSize = 100;
    private const int LargestMessage = 262_144;
    private const int LongestSubject = 100;

    private static readonly TimeSpan RemembersFor = TimeSpan.FromMinutes(5);

    private readonly Operations operations;

    public SnsService() => operations = new(this)
    {
        { "CreateTopic", Create },
        { "DeleteTopic", Delete },
        { "ListTopics", List },
        { "Subscribe", Subscribe },
        { "ListSubscriptionsByTopic", ListSubscriptions },
        { "Publish", Publish },
    };

    public string SigningName => "sns";

    public WireProtocol Protocol => WireProtocol.AwsQuery;

    public string XmlNamespace => "http://sns.amazonaws.com/doc/2010-03-31/";

    public JsonObject Invoke(ApiCall call) => operations.Invoke(call);

    private static JsonObject Create(ApiCall call)
    {
        var name = call.Text("Name") ?? "";
        return Name().IsMatch(name)
            ? new() { ["TopicArn"] = Topics(call).Create(name, $"arn:aws:sns:{call.Region}:{call.Caller.Account}:{name}").Arn }
            : throw Invalid("Topic Name");
    }

    /// <summary>Deleting what is not there is no error.</summary>
    private static JsonObject Delete(ApiCall call)
    {
        Topics(call).Delete(call.Text("TopicArn") ?? throw Invalid("TopicArn"));
        return [];
    }

    private static JsonObject List(ApiCall call)
    {
        var page = Page.Of([.. Topics(call).All], call.Text("NextToken"), PageSize, "InvalidParameter");
        return new()
        {
            ["Topics"] = new JsonArray([.. page.Rows.Select(topic => new JsonObject { ["TopicArn"] = topic.Arn })]),
            ["NextToken"] = page.NextToken,
        };
    }

    private static JsonObject Subscribe(ApiCall call)
    {
        var topic = Topic(call);
        var protocol = call.Text(nameof(Protocol)) ?? throw Invalid(nameof(Protocol));
        var endpoint = call.Text("Endpoint") ?? throw Invalid("Endpoint");
        var there = topic.Subscriptions.FirstOrDefault(s => s.Protocol == protocol && s.Endpoint == endpoint);
        if (there is null)
        {
            var id = call.Cloud.Letters(12, "subscription", $"{topic.Arn}/{protocol}/{endpoint}");
            topic.Subscriptions.Add(there = new($"{topic.Arn}:{id}", protocol, endpoint, protocol is "sqs" or "lambda" or "sms"));
        }

        var isShown = there.IsConfirmed || call.Flag("ReturnSubscriptionArn") == true;
        return new() { ["SubscriptionArn"] = isShown ? there.Arn : "pending confirmation" };
    }

    private static JsonObject ListSubscriptions(ApiCall call)
    {
        var topic = Topic(call);
        var page = Page.Of(topic.Subscriptions, call.Text("NextToken"), PageSize, "InvalidParameter");
        return new()
        {
            ["Subscriptions"] = new JsonArray([.. page.Rows.Select(s => new JsonObject
            {
                ["SubscriptionArn"] = s.IsConfirmed ? s.Arn : "PendingConfirmation",
                ["Owner"] = call.Caller.Account.Value,
                [nameof(Protocol)] = s.Protocol,
                ["Endpoint"] = s.Endpoint,
                ["TopicArn"] = topic.Arn,
            })]),
            ["NextToken"] = page.NextToken,
        };
    }

    /// <summary>
    /// A FIFO topic takes a message once: the same deduplication id again within five minutes is answered and dropped.
    /// </summary>
    private static JsonObject Publish(ApiCall call)
    {
        var topic = Topic(call);
        var text = call.Text("Message");
        if (string.IsNullOrEmpty(text) || text.Length > LargestMessage)
        {
            throw Invalid(string.IsNullOrEmpty(text) ? "Empty message" : "Message too long");
        }

        var subject = call.Text("Subject");
        if (subject is not null && (subject.Length is 0 or > LongestSubject || subject.Any(c => c is < ' ' or > '~')))
        {
            throw Invalid("Subject");
        }

        var key = call.Text("MessageDeduplicationId");
        if (topic.IsFifo && (call.Text("MessageGroupId") is null || key is null))
        {
            throw Invalid("The MessageGroupId and MessageDeduplicationId parameters are required for FIFO topics");
        }

        var told = topic.IsFifo ? topic.Messages.LastOrDefault(m => m.DeduplicationId == key && call.Now - m.At < RemembersFor) : null;
        if (told is null)
        {
            topic.Messages.Add(told = new(
                call.Cloud.Letters(32, "message", $"{topic.Arn}/{topic.Messages.Count}"), call.Now, subject, text, topic.IsFifo ? key : null));
        }

        return new() { ["MessageId"] = told.Id };
    }

    private static SnsTopics Topics(ApiCall call) => call.Account.In<SnsTopics>(call.InRegion);

    private static SnsTopic Topic(ApiCall call) =>
        Topics(call).Find(call.Text("TopicArn") ?? throw Invalid("TopicArn or TargetArn Reason: no value for required parameter"))
        ?? throw new ApiError("NotFound", "Topic does not exist", 404);

    private static ApiError Invalid(string what) => new("InvalidParameter", $"Invalid parameter: {what}");

    [GeneratedRegex(@"\A([A-Za-z0-9_-]{1,256}|[A-Za-z0-9_-]{1,251}\.fifo)\z")]
    private static partial Regex Name();
}
