using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Drift;

/// <summary>
/// Recorders, and regions that accounts have enabled since: the aggregator says where to look, the member's role sees.
/// A small organization is looked into whole (design decision 10).
/// </summary>
public sealed class RecorderReading(IAggregatorView aggregator, ITargetInspector inspector, StepLimits limits)
{
    public async Task<IReadOnlyList<DriftItem>> ReadAsync(DriftScene scene, CancellationToken ct)
    {
        var doubts = await aggregator.ReadRecorderDoubtsAsync(ct);
        var isWhole = doubts is null or { KnowsScope: false } || scene.Now.Accounts.Count <= limits.FullReadingUpTo;
        var doubtful = doubts is null
            ? scene.ExpectedSet
            : (await SilentAsync(scene, ct)).Concat(doubts.Targets.Where(scene.ExpectedSet.Contains)).ToHashSet();
        var looks = isWhole
            ? scene.Expected.Concat(Closed(scene))
            : doubtful.Concat(await OpenedAsync(scene, doubts!, ct));
        var before = scene.Planned.Accounts.ToDictionary(a => a.Id);
        var expected = scene.Expected.ToLookup(t => t.Account);
        var seen = await FanOut.RunAsync(
            [.. looks.GroupBy(t => t.Account, t => t.Region).OrderBy(g => g.Key)],
            limits.Parallelism,
            async (g, token) => (Regions: g.ToHashSet(), Seen: await inspector.InspectAsync(
                g.Key, scene.Spec.MemberRole, [.. scene.Plan.Regions.Where(g.Contains)], token)),
            ct);
        return
        [
            .. seen.SelectMany(look => OfRecorders(look.Seen, [.. expected[look.Seen.Account].Where(t => look.Regions.Contains(t.Region))], doubtful)),
            .. seen.SelectMany(look => RegionDrift.Of(before[look.Seen.Account], look.Seen.Regions, scene.Plan.Regions)),
        ];
    }

    private static IEnumerable<DriftItem> OfRecorders(
        AccountInspection seen, IReadOnlyList<Target> here, IReadOnlySet<Target> doubtful) => seen.Recorders is { } recorders
        ? here.Select(t => AccountDrift.OfRecorder(t, recorders.FirstOrDefault(r => r.Region == t.Region))).OfType<DriftItem>()
        : here.Where(doubtful.Contains).Select(t => new DriftItem(
            t.Account, t.Region, DriftKind.Unreadable, "recorder", "readable", $"{seen.ErrorCode}: {seen.Error}"));

    /// <summary>
    /// Targets of which the aggregator says nothing at all; when these are many, it may only be late.
    /// </summary>
    private async Task<IReadOnlyList<Target>> SilentAsync(DriftScene scene, CancellationToken ct)
    {
        var heard = scene.Known.Select(k => k.Target).ToHashSet();
        var silent = scene.Expected.Where(t => !heard.Contains(t)).ToList();
        if (silent.Count == 0 || (silent.Count <= limits.FullReadingUpTo && scene.Now.Accounts.Count > limits.FullReadingUpTo))
        {
            return silent;
        }

        var recording = await inspector.ReadRecordingAsync(scene.Plan.Regions, ct);
        return [.. silent.Where(t => !recording.Contains(t))];
    }

    /// <summary>Regions of the rollout that accounts of it had not enabled.</summary>
    private static IEnumerable<Target> Closed(DriftScene scene)
    {
        var accounts = scene.RolledOut.Select(r => r.Target.Account).Where(scene.Present.Contains).ToHashSet();
        return scene.Planned.Accounts
            .Where(a => accounts.Contains(a.Id) && a.Regions is not null)
            .SelectMany(a => scene.Plan.Regions.Except(a.Regions!).Select(r => new Target(a.Id, r)));
    }

    /// <summary>Those of them where the aggregator knows a recorder now, or misses one.</summary>
    private async Task<IEnumerable<Target>> OpenedAsync(DriftScene scene, RecorderDoubts doubts, CancellationToken ct)
    {
        var closed = Closed(scene).ToList();
        var recording = await aggregator.ReadRecordersAsync(closed, ct);
        return closed.Where(t => recording.Contains(t) || doubts.Targets.Contains(t));
    }
}
