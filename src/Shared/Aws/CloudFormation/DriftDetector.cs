using Amazon.CloudFormation.Model;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>
/// Finds what differs from one stack set: by StackSets' own drift detection, which needs no role in any member; where
/// an endpoint has none, by looking at the documents in the members.
/// </summary>
internal sealed class DriftDetector(
    AwsConnection aws, ContentStore content, IReadOnlyDictionary<string, CarriedSet> carried, string callAs)
{
    private readonly StackSetReader reader = new(aws, callAs);
    private readonly DriftDetection detections = new(aws, content, callAs);

    /// <summary>Every set is told to look before the first one is waited for.</summary>
    public async Task<IReadOnlyList<StackDrift>> ReadAsync(IReadOnlyList<FoundationSet> sets, CancellationToken ct)
    {
        var started = await aws.FanOutAsync(
            sets, (set, stop) => UnlessTransientAsync(set, () => StartAsync(set, stop)), ct);
        var found = await aws.FanOutAsync(
            [.. sets.Zip(started)],
            async (it, stop) => it.Second.Drifts
                ?? (await UnlessTransientAsync(it.First, async () => new(await EndAsync(it.First, it.Second, stop)))).Drifts!,
            ct);
        return [.. found.SelectMany(drifts => drifts)];
    }

    private static async Task<Look> UnlessTransientAsync(FoundationSet set, Func<Task<Look>> look)
    {
        try
        {
            return await look();
        }
        catch (TransientException e)
        {
            return new([.. set.Accounts.Select(account => Unreadable(set, account, $"{e.Code}: {e.Message}"))]);
        }
    }

    private static StackDrift Unreadable(FoundationSet set, AccountId account, string why) =>
        new(new(account, set.Region), StackDriftKind.Unreadable, null, why);

    private async Task<Look> StartAsync(FoundationSet set, CancellationToken ct)
    {
        try
        {
            var isOurs = await reader.HasOnlyOurStacksAsync(set.Name, ct);
            return (isOurs && IsCarried(set)) || await HasTemplateAsync(set, ct)
                ? new(null, await detections.StartAsync(set.Name, ct), isOurs)
                : new([.. set.Accounts.Select(account => new StackDrift(
                    new(account, set.Region), set.Changed, null, $"{set.Name} carries another template than this release"))]);
        }
        catch (TerminalException e) when (e.Code == StackSetReader.NoSuchSet)
        {
            return new([.. set.Accounts.Select(account => Lacking(set, account, $"there is no stack set {set.Name}"))]);
        }
    }

    /// <summary>A template that this process gave needs no reading while nobody else touches the set.</summary>
    private bool IsCarried(FoundationSet set) =>
        carried.TryGetValue(set.Name, out var known) && known.Template == set.Template;

    private async Task<bool> HasTemplateAsync(FoundationSet set, CancellationToken ct) =>
        await reader.FindAsync(set.Name, ct) is { } found
            ? FoundationSet.SameTemplate(found.TemplateBody, set.Template)
            : throw new TerminalException(StackSetReader.NoSuchSet, $"There is no stack set {set.Name}.");

    private async Task<IReadOnlyList<StackDrift>> EndAsync(FoundationSet set, Look look, CancellationToken ct)
    {
        var operation = look.Detection?.Operation;
        if (look.Detection is { } running
            && (await detections.EndAsync(running, ct)).StackSetDriftDetectionDetails is { } counted
            && look.HasOnlyOurStacks && AreAllChecked(set, counted))
        {
            return counted.DriftedStackInstancesCount > 0 ? await DriftOfAsync(set, await MineAsync(set, ct), operation, ct) : [];
        }

        var instances = await reader.InstancesAsync(set.Name, set.Region, set.Accounts, ct);
        var lacking = set.Accounts.Where(account => !instances.ContainsKey(account))
            .Select(account => Lacking(set, account, "there is no stack"));
        var present = set.Accounts.Where(instances.ContainsKey).Select(account => instances[account]).ToList();
        var behind = present.Where(instance => !instance.IsCurrent).Select(instance => new StackDrift(
            instance.Target, set.Changed, null, $"the stack is {instance.Status} {instance.Detail}: {instance.Reason}"));
        var current = present.Where(instance => instance.IsCurrent).ToList();
        return [.. lacking, .. behind, .. await DriftOfAsync(set, current, operation, ct)];
    }

    /// <summary>
    /// Whether the counts say that there are as many stacks as accounts should have, all of them in sync or drifted.
    /// The set has stacks of our waves alone, so as many are the same.
    /// </summary>
    private static bool AreAllChecked(FoundationSet set, StackSetDriftDetectionDetails counted) =>
        counted.TotalStackInstancesCount == set.Accounts.Count
        && counted.InSyncStackInstancesCount + counted.DriftedStackInstancesCount == set.Accounts.Count;

    private async Task<IReadOnlyList<StackInstanceState>> MineAsync(FoundationSet set, CancellationToken ct)
    {
        var mine = set.Accounts.ToHashSet();
        return [.. (await reader.DriftedAsync(set.Name, ct)).Where(one => mine.Contains(one.Target.Account) && one.Target.Region == set.Region)];
    }

    private static StackDrift Lacking(FoundationSet set, AccountId account, string why) =>
        new(new(account, set.Region), set.Missing, null, why);

    private async Task<IReadOnlyList<StackDrift>> DriftOfAsync(
        FoundationSet set, IReadOnlyList<StackInstanceState> stacks, string? operation, CancellationToken ct)
    {
        if (operation is null)
        {
            return await new MemberDocuments(aws).ReadAsync(set, [.. stacks.Select(stack => stack.Target.Account)], ct);
        }

        var drifts = await aws.FanOutAsync(
            stacks,
            (stack, stop) => stack.Drift switch
            {
                "IN_SYNC" => Task.FromResult<IReadOnlyList<StackDrift>>([]),
                "DRIFTED" => ResourcesAsync(set, stack.Target, operation, stop),
                var other => Task.FromResult<IReadOnlyList<StackDrift>>(
                    [Unreadable(set, stack.Target.Account, $"drift detection says {other ?? "nothing"}: {stack.Reason}")]),
            },
            ct);
        return [.. drifts.SelectMany(drift => drift)];
    }

    private async Task<IReadOnlyList<StackDrift>> ResourcesAsync(
        FoundationSet set, Target target, string operation, CancellationToken ct)
    {
        var rows = await reader.ResourceDriftsAsync(set.Name, target, operation, ct);
        return rows.Count > 0
            ? [.. rows.Select(row => ResourceDrift.Of(set, target, row))]
            : [new(target, set.Changed, null, "the stack is DRIFTED; AWS names no resource")];
    }

    /// <param name="Drifts">What is known without waiting; null where a detection tells.</param>
    /// <param name="Detection">Null where the endpoint knows no drift detection.</param>
    /// <param name="HasOnlyOurStacks">Whether nobody but our waves has changed the set.</param>
    private sealed record Look(
        IReadOnlyList<StackDrift>? Drifts, RunningDetection? Detection = null, bool HasOnlyOurStacks = false);
}
