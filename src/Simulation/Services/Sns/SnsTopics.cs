using System.Collections.ObjectModel;

namespace PciAutoHeal.Simulation.Services.Sns;

/// <summary>A topic, who reads it, and what was published to it.</summary>
public sealed class SnsTopic(string arn)
{
    public string Arn { get; } = arn;

    public bool IsFifo => Arn.EndsWith(".fifo", StringComparison.Ordinal);

    public Collection<SnsSubscription> Subscriptions { get; } = [];

    public Collection<SnsMessage> Messages { get; } = [];
}

/// <param name="IsConfirmed">E-mail waits for its reader to confirm it.</param>
public sealed record SnsSubscription(string Arn, string Protocol, string Endpoint, bool IsConfirmed);

/// <param name="DeduplicationId">Of a FIFO topic; null otherwise.</param>
public sealed record SnsMessage(string Id, DateTimeOffset At, string? Subject, string Text, string? DeduplicationId);

/// <summary>The topics of one account in one region, by name.</summary>
public sealed class SnsTopics
{
    private readonly SortedDictionary<string, SnsTopic> topics = new(StringComparer.Ordinal);

    public IReadOnlyCollection<SnsTopic> All => topics.Values;

    /// <summary>Making one that is there gives it back.</summary>
    public SnsTopic Create(string name, string arn) =>
        topics.TryGetValue(name, out var topic) ? topic : topics[name] = new(arn);

    public SnsTopic? Find(string arn) => topics.Values.FirstOrDefault(topic => topic.Arn == arn);

    public void Delete(string arn)
    {
        if (Find(arn) is not null)
        {
            topics.Remove(arn.Split(':')[^1]);
        }
    }
}
