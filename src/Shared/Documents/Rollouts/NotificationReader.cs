using System.Text.RegularExpressions;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.Rollouts;

/// <summary>Reads who is told of a rollout. No message repeats an address that may be a secret.</summary>
internal static partial class NotificationReader
{
    private static readonly string[] Channels = ["sns", "slack", "teams"];

    public static IReadOnlyList<NotificationSpec>? All(Field field) => Collections.Any(field, "notification", One);

    private static NotificationSpec? One(Field field)
    {
        if (Section.Of(field, "sns", "slack", "teams", "events") is not { } keys)
            return null;
        var topics = keys.Optional("events", Topics);
        var channels = Channels.Count(keys.Has);
        if (channels != 1)
        {
            return field.Refuse<NotificationSpec>(
                "PAH1120", $"'{field.Name}' names {channels} of sns, slack and teams; expected one.", "Write an entry for each, such as { sns: arn:… }.");
        }

        var (channel, address) = keys switch
        {
            _ when keys.Has("sns") => (NotificationChannel.Sns, keys.Optional("sns", Topic)),
            _ when keys.Has("slack") => (NotificationChannel.Slack, keys.Optional("slack", Secret)),
            _ => (NotificationChannel.Teams, keys.Optional("teams", Secret)),
        };
        return address is null ? null : new(channel, address) { Topics = topics };
    }

    private static IReadOnlyList<NotificationTopic>? Topics(Field field) => field.Value is Yaml.YamlList { Values.Count: 0 }
        ? Collections.Filled<object>(field, "event", topic => Choices<NotificationTopic>.Read(topic))?.Cast<NotificationTopic>().ToList()
        : Collections.Distinct<object>(field, "event", topic => Choices<NotificationTopic>.Read(topic))?.Cast<NotificationTopic>().ToList();

    private static string? Topic(Field field)
    {
        if (Words.Text(field) is not { } text)
            return null;
        return TopicArn().IsMatch(text) ? text : field.Refuse<string>(
            "PAH1121", $"'{field.Name}' is {field.Shown}, which is not the ARN of an SNS topic.", "Write arn:aws:sns:REGION:ACCOUNT:NAME.");
    }

    private static string? Secret(Field field)
    {
        if (Words.Text(field) is not { } text)
            return null;
        return SecretPlace().IsMatch(text) ? text : field.Refuse<string>(
            "PAH1122",
            $"'{field.Name}' does not say where the webhook's URL is kept. The URL itself is a secret and has no place in this file.",
            "Write env:NAME for an environment variable, or ssm:/NAME for a parameter of Systems Manager.");
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:sns:[a-z]{2}(-[a-z]+)+-[0-9]+:[0-9]{12}:[A-Za-z0-9_-]{1,251}(\.fifo)?\z")]
    private static partial Regex TopicArn();

    [GeneratedRegex(@"\A(env:[A-Za-z_][A-Za-z0-9_]*|ssm:/?[a-zA-Z0-9_.-]+(/[a-zA-Z0-9_.-]+)*)\z")]
    private static partial Regex SecretPlace();
}
