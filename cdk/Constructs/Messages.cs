using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>The topic that people listen to, and the queue of events that could not be delivered.</summary>
public sealed class Messages : Construct
{
    public const string Topic = "AlarmTopic";

    public const string Queue = "UndeliveredEvents";

    public Messages(Construct scope, Installation installation)
        : base(scope, "Messages")
    {
        new CfnTopic(this, "Topic", new CfnTopicProps
        {
            TopicName = $"{installation.Name}-alarms",
            DisplayName = "PciAutoHeal needs a person",
            KmsMasterKeyId = Statement.Fill("${Key.Arn}"),
        }).As(Topic);
        new CfnTopicPolicy(this, "TopicPolicy", new CfnTopicPolicyProps
        {
            Topics = new[] { Statement.Fill($"${{{Topic}}}") },
            PolicyDocument = Statement.Document(
            [
                Publishing("Alarms", "cloudwatch.amazonaws.com",
                    $"arn:${{AWS::Partition}}:cloudwatch:${{AWS::Region}}:${{AWS::AccountId}}:alarm:{installation.Name}-*"),
                Publishing("Events", "events.amazonaws.com", RulesOf(installation)),
                new("TlsOnly", ["sns:Publish"], [$"${{{Topic}}}"])
                {
                    Effect = "Deny",
                    Principal = "*",
                    Conditions = [new("Bool", "aws:SecureTransport", "false")],
                },
            ]),
        }).As("AlarmTopicPolicy");
        var queue = new CfnQueue(this, "Queue", new CfnQueueProps
        {
            QueueName = $"{installation.Name}-undelivered",
            KmsMasterKeyId = Statement.Fill("${Key.Arn}"),
            MessageRetentionPeriod = 1_209_600,
        }).As(Queue);
        new CfnQueuePolicy(this, "QueuePolicy", new CfnQueuePolicyProps
        {
            Queues = new[] { queue.Ref },
            PolicyDocument = Statement.Document(
            [
                new("Events", ["sqs:SendMessage"], [$"${{{Queue}.Arn}}"])
                {
                    Principal = Statement.Service("events.amazonaws.com"),
                    Conditions = Condition.For(RulesOf(installation)),
                },
                new("TlsOnly", ["sqs:SendMessage", "sqs:ReceiveMessage"], [$"${{{Queue}.Arn}}"])
                {
                    Effect = "Deny",
                    Principal = "*",
                    Conditions = [new("Bool", "aws:SecureTransport", "false")],
                },
            ]),
        }).As("UndeliveredEventsPolicy");
    }

    /// <summary>Rules of this installation, on the account's own bus and on the installation's.</summary>
    public static string RulesOf(Installation installation) =>
        $"arn:${{AWS::Partition}}:events:${{AWS::Region}}:${{AWS::AccountId}}:rule/*{installation.Name}-*";

    private static Statement Publishing(string sid, string service, string source) => new(sid, ["sns:Publish"], [$"${{{Topic}}}"])
    {
        Principal = Statement.Service(service),
        Conditions = Condition.For(source),
    };
}
