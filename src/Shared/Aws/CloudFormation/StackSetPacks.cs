using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Config;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>
/// Packs by service-managed StackSets of <c>AWS::Config::ConformancePack</c>. A stack that CloudFormation calls current
/// is not believed: the pack's own status in the member decides.
/// </summary>
public sealed partial class StackSetPacks(
    AwsConnection aws, ContentStore content, MemberPacks members, ILogger<StackSetPacks> log) : ITargetedPacks
{
    private const int PageSize = 100;

    private readonly ConcurrentDictionary<string, CarriedSet> carried = new(StringComparer.Ordinal);

    public async Task<TargetedAnswer> PutAsync(TargetedPacks what, CancellationToken ct)
    {
        var standing = await aws.StandingAsync(ct);
        var (reader, writer) = (new StackSetReader(aws, standing.CallAs), new StackSetWriter(aws, content, standing.CallAs));
        await new MemberTemplates(aws, content).PrepareAsync(what, ct);
        var sets = new PackSets(content);
        var all = PackSets.Of(what);
        var known = all.All(set => carried.ContainsKey(set.Name)) ? null : await reader.NamesAsync(ct);
        var answers = await aws.FanOutAsync(
            all,
            async (set, stop) =>
            {
                var wanted = await sets.WithTemplateAsync(set, what, stop);
                try
                {
                    var operations = await new StackSetRollout(reader, writer, carried, wanted, what.Token).StartAsync(known, stop);
                    Log.Started(log, set.Name, set.Accounts.Count, operations.Count);
                    return TargetedAnswer.Taken;
                }
                catch (TransientException e)
                {
                    Log.Later(log, set.Name, e.Message);
                    return new([.. TargetsOf(set)], []);
                }
            },
            ct);
        return TargetedAnswer.Of(answers);
    }

    public async Task<TargetedReading> ReadAsync(TargetedPacks what, CancellationToken ct)
    {
        var reader = new StackSetReader(aws, (await aws.StandingAsync(ct)).CallAs);
        var looks = await aws.FanOutAsync(PackSets.Of(what), (set, stop) => LookAsync(reader, set, stop), ct);
        var rows = looks.SelectMany(look => look.Rows).ToList();
        var current = looks.SelectMany(look => look.Current).ToHashSet();
        if (current.Count == 0)
        {
            return new(rows, []);
        }

        var inside = await members.ReadAsync(
            what with { Targets = [.. current.Select(one => one.Target).Distinct().Order()] }, ct);
        return new([.. rows, .. inside.Rows.Where(row => current.Contains((row.Pack.Value, row.Target)))], inside.Unreadable);
    }

    public async Task<TargetedAnswer> DeleteAsync(TargetedPacks what, CancellationToken ct)
    {
        var standing = await aws.StandingAsync(ct);
        var (reader, writer) = (new StackSetReader(aws, standing.CallAs), new StackSetWriter(aws, content, standing.CallAs));
        var answers = await aws.FanOutAsync(PackSets.Of(what), (set, stop) => DeleteAsync(reader, writer, set, what.Token, stop), ct);
        return TargetedAnswer.Of(answers);
    }

    /// <summary>
    /// One call while a large set is at work; its stacks when it is not, or when they fit on a page.
    /// </summary>
    private static async Task<Look> LookAsync(StackSetReader reader, PackSet set, CancellationToken ct)
    {
        try
        {
            if (set.Accounts.Count > PageSize && (await reader.InFlightAsync(set.Name, ct)).Count > 0)
            {
                return new([.. set.Accounts.Select(account => Row(set, account, PackRowStatus.InProgress))], []);
            }

            var stacks = await reader.InstancesAsync(set.Name, set.Region, set.Accounts, ct);
            var mine = set.Accounts.Where(stacks.ContainsKey).Select(account => stacks[account]).ToLookup(stack => stack.IsCurrent);
            return new(
                [.. mine[false].Select(stack => RowOf(set, stack))],
                [.. mine[true].Select(stack => (set.Pack.DeployedName.Value, stack.Target))]);
        }
        catch (TerminalException e) when (e.Code == StackSetReader.NoSuchSet)
        {
            return new([], []);
        }
    }

    private static TargetedRow RowOf(PackSet set, StackInstanceState stack) => stack.HasEnded && StackFailures.Of(stack) is { } failure
        ? Row(set, stack.Target.Account, PackRowStatus.Failed, failure.Code, failure.Reason)
        : Row(set, stack.Target.Account, PackRowStatus.InProgress);

    private static TargetedRow Row(
        PackSet set, AccountId account, PackRowStatus status, string? code = null, string? reason = null) =>
        new(set.Pack.DeployedName, set.Region, new(account, status, set.Pack.DeployedName.Value, null, code, reason));

    private static async Task<TargetedAnswer> DeleteAsync(
        StackSetReader reader, StackSetWriter writer, PackSet set, string token, CancellationToken ct)
    {
        try
        {
            var stacks = await reader.InstancesAsync(set.Name, set.Region, set.Accounts, ct);
            var there = set.Accounts.Where(stacks.ContainsKey).ToList();
            if (there.Count == 0)
            {
                return TargetedAnswer.Taken;
            }

            // What still deploys there would come after the delete, or be refused by it.
            if ((await reader.InFlightAsync(set.Name, ct)).Count == 0)
            {
                var wanted = new FoundationSet(set.Name, "", "", [], set.Region, set.Region, there);
                await writer.DeleteInstancesAsync(wanted, there, OperationIds.DeleteOf(token, wanted, stacks), ct);
            }

            return new([.. there.Select(account => new Target(account, set.Region))], []);
        }
        catch (TransientException)
        {
            return new([.. TargetsOf(set)], []);
        }
        catch (TerminalException e) when (e.Code == StackSetReader.NoSuchSet)
        {
            return TargetedAnswer.Taken;
        }
    }

    private static IEnumerable<Target> TargetsOf(PackSet set) => set.Accounts.Select(account => new Target(account, set.Region));

    /// <param name="Current">Packs and targets whose stacks are as wanted; the members tell the rest.</param>
    private sealed record Look(IReadOnlyList<TargetedRow> Rows, IReadOnlyList<(string Pack, Target Target)> Current);

    private static partial class Log
    {
        [LoggerMessage(352, LogLevel.Information, "{StackSet} for {Accounts} accounts: {Operations} operations")]
        public static partial void Started(ILogger log, string stackSet, int accounts, int operations);

        [LoggerMessage(353, LogLevel.Information, "{StackSet} cannot be worked on now: {Reason}")]
        public static partial void Later(ILogger log, string stackSet, string reason);
    }
}
