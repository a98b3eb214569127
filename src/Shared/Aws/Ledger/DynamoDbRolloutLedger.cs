using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>
/// Events as a log of numbered entries, one entry a call: what a call appends becomes visible with one put, however
/// much it is. The next number can be taken once only, and only by a writer that has read every entry before it; so it
/// knows every id, and no event is appended twice or lost.
/// </summary>
internal sealed class DynamoDbRolloutLedger(DynamoDbTable table, LargeTexts texts) : IRolloutLedger
{
    private const string Header = "header";
    private const string IsNew = "attribute_not_exists(pk)";

    private readonly ConcurrentDictionary<RolloutId, SeenEvents> seen = [];

    public async Task CreateAsync(RolloutHeader header, CancellationToken ct)
    {
        var json = new AttributeValue { S = StepJson.Write(header) };
        for (var attempt = 0; ; attempt++)
        {
            await table.WaitBeforeRepeatingAsync(attempt, ct);
            var found = await FindAsync(header.Id, ct);
            if (found is not null && found != header)
            {
                throw new TerminalException(
                    "RolloutExists",
                    $"Rollout '{header.Id}' was registered before with another header. Start one with a new id.");
            }

            if (found is not null || await table.TryPutTogetherAsync(
                [
                    new Put
                    {
                        Item = With(Keys.Item(Keys.Run(header.Id), Keys.Header), json),
                        ConditionExpression = IsNew,
                    },
                    new Put { Item = With(Keys.Item(Keys.Rollouts, Keys.Started(header)), json) },
                ],
                ct))
            {
                return;
            }
        }
    }

    public async Task<RolloutHeader?> FindAsync(RolloutId rollout, CancellationToken ct) =>
        await table.FindAsync(Keys.Run(rollout), Keys.Header, ct) is { } item ? HeaderOf(item) : null;

    public async Task<IReadOnlyList<RolloutHeader>> ListAsync(int limit, CancellationToken ct) =>
        limit <= 0 ? [] : [.. (await table.LastAsync(Keys.Rollouts, limit, ct)).Take(limit).Select(HeaderOf)];

    public async Task AppendAsync(RolloutId rollout, IReadOnlyList<RolloutEvent> events, CancellationToken ct)
    {
        if (events.Count == 0)
        {
            return;
        }

        var known = seen.GetValueOrDefault(rollout) ?? await CatchUpAsync(rollout, SeenEvents.None, ct);
        while (known.NewOf(events) is { Count: > 0 } fresh)
        {
            var entry = Keys.Item(Keys.Run(rollout), Keys.Entry(known.Last + 1));
            await texts.AttachAsync(entry, StepJson.Write(fresh), ct);

            // Losing the race means that somebody else got on: no wait is needed. It may have been ourselves, when an
            // answer was lost on its way; then the ids are there and nothing is left to append.
            known = await table.PutIfAsync(entry, IsNew, [], ct) is null
                ? known.With(known.Last + 1, fresh)
                : await CatchUpAsync(rollout, known, ct);
        }

        seen[rollout] = known;
    }

    public async Task<IReadOnlyList<RolloutEvent>> ReadAsync(RolloutId rollout, CancellationToken ct) =>
        [.. (await EntriesAsync(rollout, 0, ct)).SelectMany(entry => entry)];

    private static Item With(Item item, AttributeValue header)
    {
        item[Header] = header;
        return item;
    }

    private static RolloutHeader HeaderOf(Item item) => StepJson.Read<RolloutHeader>(item[Header].S);

    private async Task<SeenEvents> CatchUpAsync(RolloutId rollout, SeenEvents known, CancellationToken ct) =>
        (await EntriesAsync(rollout, known.Last, ct)).Aggregate(known, (k, entry) => k.With(k.Last + 1, entry));

    private async Task<IReadOnlyList<IReadOnlyList<RolloutEvent>>> EntriesAsync(
        RolloutId rollout, long after, CancellationToken ct)
    {
        List<IReadOnlyList<RolloutEvent>> entries = [];
        foreach (var item in await table.QueryAsync(Keys.Run(rollout), Keys.Entries, ct, Keys.Entry(after)))
        {
            entries.Add(StepJson.Read<List<RolloutEvent>>(await texts.ReadAsync(item, ct)));
        }

        return entries;
    }
}
