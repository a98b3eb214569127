using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Drift;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Notifications;

/// <summary>
/// Tells people what a rollout's events say, once they are on record. Who was told of what is on record too, so that a
/// rollout that is resumed tells what it had no time to tell, and nothing twice but what it was telling when it was
/// killed.
/// </summary>
public sealed partial class NotifyingLedger(
    IRolloutLedger ledger, RolloutBook book, INotifier notifier, TimeProvider clock, ILogger<NotifyingLedger> log) : IRolloutLedger, IDisposable
{
    private const string Document = "notified";

    /// <summary>Longer than this, in real time, no message holds a rollout up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<RolloutId, bool> caughtUp = new();
    private readonly SemaphoreSlim one = new(1);

    public Task CreateAsync(RolloutHeader header, CancellationToken ct) => ledger.CreateAsync(header, ct);

    public Task<RolloutHeader?> FindAsync(RolloutId rollout, CancellationToken ct) => ledger.FindAsync(rollout, ct);

    public Task<IReadOnlyList<RolloutHeader>> ListAsync(int limit, CancellationToken ct) => ledger.ListAsync(limit, ct);

    public Task<IReadOnlyList<RolloutEvent>> ReadAsync(RolloutId rollout, CancellationToken ct) =>
        ledger.ReadAsync(rollout, ct);

    public async Task AppendAsync(RolloutId rollout, IReadOnlyList<RolloutEvent> events, CancellationToken ct)
    {
        await ledger.AppendAsync(rollout, events, ct);
        if (caughtUp.TryAdd(rollout, true) || events.Any(e => Messages.TopicOf(e.Kind) is not null))
        {
            await TryTellAsync(rollout, ct);
        }
    }

    public void Dispose() => one.Dispose();

    /// <summary>
    /// What is on record is on record, also where it cannot be read who wants to hear of it; the next event tells it
    /// too.
    /// </summary>
    private async Task TryTellAsync(RolloutId rollout, CancellationToken ct)
    {
        try
        {
            await TellAsync(rollout, ct);
        }
        catch (Exception e) when (e is TransientException or TerminalException && !ct.IsCancellationRequested)
        {
            caughtUp.TryRemove(rollout, out _);
            Log.NobodyTold(log, rollout, Redaction.Of(e.Message));
        }
    }

    private async Task TellAsync(RolloutId rollout, CancellationToken ct)
    {
        var channels = (await book.SpecAsync(rollout, ct)).Notifications;
        if (channels.Count == 0)
        {
            return;
        }

        await one.WaitAsync(ct);
        try
        {
            var told = (await book.FindAsync<NotificationsTold>(rollout, Document, ct))?.Keys.ToHashSet(StringComparer.Ordinal) ?? [];
            var drift = await book.FindAsync<DriftReport>(rollout, CheckDrift.Document, ct);
            foreach (var e in await ledger.ReadAsync(rollout, ct))
            {
                foreach (var channel in channels.Where(c => Messages.TopicOf(e.Kind) is { } topic && c.Wants(topic)))
                {
                    var key = $"{channel}|{e.Id}";
                    if (!told.Add(key))
                    {
                        continue;
                    }

                    if (Messages.Of(rollout, e, drift) is { } message)
                    {
                        await SendAsync(rollout, channel, message, ct);
                    }

                    await book.KeepAsync(
                        rollout, Document, new NotificationsTold([.. told.Order(StringComparer.Ordinal)]), ct);
                }
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Whatever goes wrong here is seen and stops nothing.</summary>
    private async Task SendAsync(
        RolloutId rollout, NotificationSpec channel, Notification message, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await notifier.SendAsync(channel, message, both.Token);
            Log.Told(log, rollout, channel, message.Key);
        }
#pragma warning disable CA1031 // Do not catch general exception types: a message is never a reason to stop a rollout.
        catch (Exception e) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var why = Redaction.Of(e is OperationCanceledException ? "no answer in time" : e.Message);
            Log.NotTold(log, rollout, channel, message.Key, why);
            var failed = new RolloutEvent(
                $"not-told:{channel}|{message.Key}", clock.GetUtcNow(), RolloutEventKind.NotificationFailed, $"{channel}: {message.Subject}: {why}");
            await ledger.AppendAsync(rollout, [failed], ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(230, LogLevel.Information, "{RolloutId}: told {Channel} of {Key}")]
        public static partial void Told(ILogger logger, RolloutId rolloutId, NotificationSpec channel, string key);

        [LoggerMessage(231, LogLevel.Warning, "{RolloutId}: could not tell {Channel} of {Key}: {Reason}")]
        public static partial void NotTold(ILogger logger, RolloutId rolloutId, NotificationSpec channel, string key, string reason);

        [LoggerMessage(232, LogLevel.Warning, "{RolloutId}: nobody could be told: {Reason}")]
        public static partial void NobodyTold(ILogger logger, RolloutId rolloutId, string reason);
    }
}

/// <param name="Keys">Channel and event of every message that was sent, or given up.</param>
public sealed record NotificationsTold(IReadOnlyList<string> Keys);
