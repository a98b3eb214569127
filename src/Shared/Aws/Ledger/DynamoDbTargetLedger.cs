using System.Collections.Concurrent;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>
/// An item a target with its current state, an item a change beside it. A target's state and history change together; a
/// call over many targets is not one transaction, and repeating it writes only what is missing.
/// </summary>
internal sealed class DynamoDbTargetLedger(DynamoDbTable table) : ITargetLedger
{
    /// <summary>A transaction takes 100 items: a state and its line make 50 targets.</summary>
    private const int TargetsAtOnce = 50;
    private const int CallsAtOnce = 8;

    private readonly ConcurrentDictionary<(RolloutId Rollout, Region Region), bool> registered = [];

    public async Task RecordAsync(RolloutId rollout, IReadOnlyList<TargetRecord> changes, CancellationToken ct)
    {
        foreach (var region in changes.Select(c => c.Target.Region).Distinct())
        {
            await RegisterAsync(rollout, region, ct);
        }

        // Sorted, so that two writers of the same targets meet once instead of everywhere; by account first, so that
        // every transaction is spread over the partitions.
        var groups = changes.GroupBy(c => c.Target).OrderBy(g => g.Key).Chunk(TargetsAtOnce);
        var options = new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(
            groups, options, async (group, stop) => await new TargetWriter(table, rollout).WriteAsync(group, stop));
    }

    public async Task<IReadOnlyList<TargetRecord>> ReadAsync(RolloutId rollout, CancellationToken ct)
    {
        var regions = await table.QueryAsync(Keys.Run(rollout), Keys.Regions, ct);
        var states = await Task.WhenAll(regions.Select(item => table.QueryAsync(
            Keys.Run(rollout, Region.Parse(item[Keys.Sort].S[Keys.Regions.Length..])), Keys.States, ct)));
        return [.. states.SelectMany(items => items).Select(item => StoredTarget.Of(item).Record).OrderBy(r => r.Target)];
    }

    public async Task<IReadOnlyList<TargetRecord>> ReadHistoryAsync(
        RolloutId rollout, Target target, CancellationToken ct)
    {
        var lines = await table.QueryAsync(Keys.Run(rollout, target.Region), Keys.History(target.Account), ct);
        return [.. lines.Select(item => StepJson.Read<TargetRecord>(item[StoredTarget.Json].S))];
    }

    /// <summary>Notes a region before its first target: readers ask the noted regions.</summary>
    private async Task RegisterAsync(RolloutId rollout, Region region, CancellationToken ct)
    {
        if (!registered.ContainsKey((rollout, region)))
        {
            await table.PutAsync(Keys.Item(Keys.Run(rollout), Keys.Regions + region), ct);
            registered[(rollout, region)] = true;
        }
    }
}
