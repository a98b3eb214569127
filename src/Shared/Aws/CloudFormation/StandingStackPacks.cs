using PciAutoHeal.Aws.Config;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>
/// Which packs stand that came by stack sets. Where one set serves a region, every member is asked. In a larger
/// organization StackSets' drift detection speaks first, and members are asked where a stack is missing, behind or
/// drifted (reference/physical-limit.md §5.9).
/// </summary>
internal sealed class StandingStackPacks(AwsConnection aws, ContentStore content, MemberPacks members, string callAs)
{
    private readonly StackSetReader reader = new(aws, callAs);
    private readonly DriftDetection detections = new(aws, content, callAs);

    public async Task<TargetedReading> ReadAsync(TargetedPacks what, CancellationToken ct)
    {
        if (what.Split <= 1)
        {
            return await members.ReadAsync(what, ct);
        }

        var sets = PackSets.Of(what);
        var started = await aws.FanOutAsync(
            sets, (set, stop) => UnlessFailedAsync(() => detections.StartAsync(set.Name, stop)), ct);
        var doubts = await aws.FanOutAsync(
            [.. sets.Zip(started)], (it, stop) => DoubtfulAsync(it.First, it.Second, stop), ct);
        var doubtful = doubts.SelectMany(set => set).ToHashSet();
        var inSync = sets.SelectMany(set => set.Accounts.Select(account => (set.Pack, set.Region, Account: account)))
            .Where(one => !doubtful.Contains(new(one.Account, one.Region)))
            .Select(one => new TargetedRow(one.Pack.DeployedName, one.Region, new(
                one.Account, PackRowStatus.Successful, one.Pack.DeployedName.Value, null, null, null)));
        var inside = doubtful.Count == 0
            ? new([], [])
            : await members.ReadAsync(what with { Targets = [.. doubtful.Order()] }, ct);
        return new([.. inSync, .. inside.Rows], inside.Unreadable);
    }

    /// <summary>Targets of a set of which CloudFormation does not say that they are as they should be.</summary>
    private async Task<IReadOnlyList<Target>> DoubtfulAsync(
        PackSet set, RunningDetection? running, CancellationToken ct)
    {
        var all = set.Accounts.Select(account => new Target(account, set.Region));
        if (running is null || await UnlessFailedAsync(() => detections.EndAsync(running, ct)) is not { } found)
        {
            return [.. all];
        }

        if (DriftDetection.AreAllInSync(found, set.Accounts.Count))
        {
            return [];
        }

        var stacks = await UnlessFailedAsync(() => reader.InstancesAsync(set.Name, set.Region, set.Accounts, ct));
        return [.. all.Where(target => stacks?.GetValueOrDefault(target.Account) is not { IsCurrent: true, Drift: "IN_SYNC" })];
    }

    /// <summary>Null where CloudFormation cannot say: the members are asked then.</summary>
    private static async Task<T?> UnlessFailedAsync<T>(Func<Task<T>> ask)
        where T : class?
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is TransientException or TerminalException)
        {
            return null;
        }
    }
}
