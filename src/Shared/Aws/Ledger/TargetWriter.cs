using Amazon.DynamoDBv2.Model;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>
/// Records changes of a few targets: reads their states, judges, writes what is new if nobody came in between.
/// </summary>
internal sealed class TargetWriter(DynamoDbTable table, RolloutId rollout)
{
    private const int MostItems = 100;
    private const int MostCharacters = 1_000_000; // 4 MB a transaction, up to three bytes a character

    public async Task WriteAsync(IReadOnlyList<IGrouping<Target, TargetRecord>> targets, CancellationToken ct)
    {
        // A target's state and the lines of one round are one transaction, hence no more lines than fit.
        var rounds = targets.SelectMany(t => t.Chunk(MostItems - 1).Select((changes, round) => (round, changes)))
            .GroupBy(slice => slice.round, slice => slice.changes);
        foreach (var round in rounds.OrderBy(r => r.Key))
        {
            await WriteRoundAsync([.. round], ct);
        }
    }

    private async Task WriteRoundAsync(IReadOnlyList<TargetRecord[]> slices, CancellationToken ct)
    {
        for (var attempt = 0; slices.Count > 0; attempt++)
        {
            await table.WaitBeforeRepeatingAsync(attempt, ct);
            var stored = await ReadAsync(slices, ct);
            List<(TargetRecord[] Slice, IReadOnlyList<Put> Puts)> writes = [];
            foreach (var slice in slices)
            {
                writes.Add((slice, await PutsAsync(stored.GetValueOrDefault(slice[0].Target), slice, ct)));
            }

            List<TargetRecord[]> left = [];
            foreach (var together in Packed(writes.Where(w => w.Puts.Count > 0)))
            {
                if (!await table.TryPutTogetherAsync([.. together.SelectMany(w => w.Puts)], ct))
                {
                    left.AddRange(together.Select(w => w.Slice));
                }
            }

            slices = left;
        }
    }

    private async Task<Dictionary<Target, StoredTarget>> ReadAsync(
        IReadOnlyList<TargetRecord[]> slices, CancellationToken ct)
    {
        var keys = slices.Select(slice => slice[0].Target)
            .Select(target => Keys.Item(Keys.Run(rollout, target.Region), Keys.State(target.Account))).ToList();
        return (await table.FindAllAsync(keys, ct)).Select(StoredTarget.Of)
            .ToDictionary(stored => stored.Record.Target);
    }

    /// <summary>The new state, if there is one, and the new lines of the history.</summary>
    private async Task<IReadOnlyList<Put>> PutsAsync(StoredTarget? read, TargetRecord[] changes, CancellationToken ct)
    {
        List<Put> lines = [];
        HashSet<string> added = new(StringComparer.Ordinal);
        var state = read;
        foreach (var change in changes)
        {
            var meaning = TargetChanges.Judge(state?.Record, change);
            var json = StepJson.Write(change);
            if (meaning == TargetChange.SaysNothingNew
                || (meaning == TargetChange.IsBelated && (added.Contains(json) || await IsWrittenAsync(change, json, ct))))
            {
                continue;
            }

            var line = (state?.Lines ?? 0) + 1;
            state = new StoredTarget(meaning == TargetChange.BecomesCurrent ? change : state!.Record, line);
            added.Add(json);
            lines.Add(Line(change, json, line));
        }

        return state is null || state == read ? [] : [state.Replacing(read, rollout), .. lines];
    }

    private async Task<bool> IsWrittenAsync(TargetRecord change, string json, CancellationToken ct)
    {
        var lines = await table.QueryAsync(
            Keys.Run(rollout, change.Target.Region), Keys.History(change.Target.Account, change.UpdatedAt), ct);
        return lines.Any(line => line[StoredTarget.Json].S == json);
    }

    private Put Line(TargetRecord change, string json, long line)
    {
        var item = Keys.Item(Keys.Run(rollout, change.Target.Region), Keys.History(change, line));
        item[StoredTarget.Json] = new AttributeValue { S = json };
        return new Put { Item = item };
    }

    private static IEnumerable<List<(TargetRecord[] Slice, IReadOnlyList<Put> Puts)>> Packed(
        IEnumerable<(TargetRecord[] Slice, IReadOnlyList<Put> Puts)> writes)
    {
        List<(TargetRecord[] Slice, IReadOnlyList<Put> Puts)> pack = [];
        var (items, characters) = (0, 0);
        foreach (var write in writes)
        {
            var size = write.Puts.Sum(put => put.Item[StoredTarget.Json].S.Length);
            if (pack.Count > 0 && (items + write.Puts.Count > MostItems || characters + size > MostCharacters))
            {
                yield return pack;
                (pack, items, characters) = ([], 0, 0);
            }

            pack.Add(write);
            items += write.Puts.Count;
            characters += size;
        }

        if (pack.Count > 0)
        {
            yield return pack;
        }
    }
}
