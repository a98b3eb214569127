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
            var isOurs = await IsAsCreatedAsync(set, ct);
            return isOurs || await HasTemplateAsync(set, ct)
                ? new(null, await detections.StartAsync(set.Name, ct), isOurs)
                : new([.. set.Accounts.Select(account => new StackDrift(
                    new(account, set.Region), set.Changed, null, $"{set.Name} carries another template than this release"))]);
        }
        catch (TerminalException e) when (e.Code == StackSetReader.NoSuchSet)
        {
            return new([.. set.Accounts.Select(account => Lacking(set, account, $"there is no stack set {set.Name}"))]);
        }
    }

    /// <summary>
    /// A set that this process created carries what it was created with, and has the stacks it was given, until somebody
    /// updates it; the template and the stacks of any other are read, all of them.
    /// </summary>
    private async Task<bool> IsAsCreatedAsync(FoundationSet set, CancellationToken ct) =>
        carried.TryGetValue(set.Name, out var known) && known is { Given: not null } && known.Template == set.Template
        && await reader.WasNeverUpdatedAsync(set.Name, ct);

    private async Task<bool> HasTemplateAsync(FoundationSet set, CancellationToken ct) =>
        await reader.FindAsync(set.Name, ct) is { } found
            ? FoundationSet.SameTemplate(found.TemplateBody, set.Template)
            : throw new TerminalException(StackSetReader.NoSuchSet, $"There is no stack set {set.Name}.");

    private async Task<IReadOnlyList<StackDrift>> EndAsync(FoundationSet set, Look look, CancellationToken ct)
    {
        var operation = look.Detection?.Operation;
        if (look.Detection is { } running
            && await detections.EndAsync(running, ct) is var found && look.IsAsCreated && AreAllInSync(set, found))
        {
            return [];
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
    /// Whether the counts alone say that nothing differs: exactly these accounts were given stacks, none was taken away,
    /// and as many are in sync.
    /// </summary>
    private bool AreAllInSync(FoundationSet set, StackSetOperation found) =>
        DriftDetection.AreAllInSync(found, set.Accounts.Count)
        && carried.TryGetValue(set.Name, out var known) && known.Given?.Are(set.Accounts) == true;

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
    /// <param name="IsAsCreated">Whether nobody but this process has changed the set.</param>
    private sealed record Look(IReadOnlyList<StackDrift>? Drifts, RunningDetection? Detection = null, bool IsAsCreated = false);
}
