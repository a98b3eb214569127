using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>Somebody to be told of a rollout.</summary>
/// <param name="Address">
/// The ARN of an SNS topic; of a webhook where its URL is kept, <c>env:NAME</c> or <c>ssm:/name</c>, because the URL is
/// a secret.
/// </param>
public sealed record NotificationSpec(NotificationChannel Channel, string Address)
{
    /// <summary>What they are told of; null is everything.</summary>
    public IReadOnlyList<NotificationTopic>? Topics { get; init; }

    public bool Wants(NotificationTopic topic) => Topics is null || Topics.Contains(topic);

    /// <summary>The channel in words that hold no secret.</summary>
    public override string ToString() => $"{Word(Channel)} {Address}";

    private static string Word(NotificationChannel channel) => channel switch
    {
        NotificationChannel.Slack => "slack",
        NotificationChannel.Teams => "teams",
        _ => "sns",
    };
}

/// <summary>How people are told; e-mail is a subscription of an SNS topic.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotificationChannel>))]
public enum NotificationChannel
{
    [JsonStringEnumMemberName("sns")]
    Sns,

    [JsonStringEnumMemberName("slack")]
    Slack,

    [JsonStringEnumMemberName("teams")]
    Teams,
}

/// <summary>What people are told of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotificationTopic>))]
public enum NotificationTopic
{
    /// <summary>A wave has started.</summary>
    [JsonStringEnumMemberName("started")]
    Started,

    /// <summary>
    /// It does not go on by itself: a gate halted or paused it, a way back was gone, a failure stopped it.
    /// </summary>
    [JsonStringEnumMemberName("halted")]
    Halted,

    /// <summary>A person must approve.</summary>
    [JsonStringEnumMemberName("approval")]
    Approval,

    [JsonStringEnumMemberName("finished")]
    Finished,

    /// <summary>A check found differences that the one before had not.</summary>
    [JsonStringEnumMemberName("drift")]
    Drift,
}
