using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Notifications;

/// <summary>Which events people are told of, and in which words.</summary>
public static class Messages
{
    private const int LongestSubject = 100; // of SNS
    private const int LongestText = 3000; // a Slack section

    /// <summary>Null for what nobody needs to be told.</summary>
    public static NotificationTopic? TopicOf(RolloutEventKind kind) => kind switch
    {
        RolloutEventKind.WaveStarted => NotificationTopic.Started,
        RolloutEventKind.ApprovalRequested => NotificationTopic.Approval,
        RolloutEventKind.GateHalted or RolloutEventKind.GatePaused or RolloutEventKind.RolloutPaused
            or RolloutEventKind.RolloutContained or RolloutEventKind.WaveRolledBack => NotificationTopic.Halted,
        RolloutEventKind.RolloutCompleted or RolloutEventKind.RolloutAborted or RolloutEventKind.RolloutRefused
            or RolloutEventKind.RolloutRolledBack => NotificationTopic.Finished,
        RolloutEventKind.DriftChecked => NotificationTopic.Drift,
        _ => null,
    };

    /// <param name="drift">The last drift report.</param>
    /// <returns>Null when there is nothing to tell, such as a check that found nothing new.</returns>
    public static Notification? Of(RolloutId rollout, RolloutEvent e, DriftReport? drift)
    {
        if (TopicOf(e.Kind) is not { } topic)
        {
            return null;
        }

        var news = topic == NotificationTopic.Drift ? drift?.Items.Where(item => item.IsNew).ToList() ?? [] : [];
        if (topic == NotificationTopic.Drift && news.Count == 0)
        {
            return null;
        }

        var wave = e.Wave is { } number ? $", wave {number}" : "";
        var text = topic == NotificationTopic.Drift ? $"{news.Count} new: {Kinds(news)}. {e.Detail}" : e.Detail;
        return new(
            $"{rollout}/{e.Id}",
            topic,
            Short($"PciAutoHeal: {rollout}{wave}: {e.Kind}", LongestSubject),
            Short(Redaction.Of(text), LongestText),
            CommandFor(rollout, topic, e));
    }

    private static string? CommandFor(RolloutId rollout, NotificationTopic topic, RolloutEvent e) => topic switch
    {
        NotificationTopic.Approval => $"pciautoheal rollout approve {rollout}   (plan {e.PlanHash}; 'pciautoheal report {rollout}' shows it)",
        NotificationTopic.Halted when e.Kind != RolloutEventKind.WaveRolledBack => $"pciautoheal status {rollout}; then: pciautoheal rollout resume {rollout}",
        NotificationTopic.Drift => $"pciautoheal report {rollout}",
        NotificationTopic.Finished => $"pciautoheal status {rollout}",
        _ => null,
    };

    private static string Kinds(IEnumerable<DriftItem> items) => string.Join(
        ", ", items.GroupBy(item => item.Kind).OrderBy(same => same.Key).Select(same => $"{same.Count()} {same.Key}"));

    private static string Short(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";
}
