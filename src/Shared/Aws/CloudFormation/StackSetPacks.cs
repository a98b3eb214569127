using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Config;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>Packs by service-managed StackSets of <c>AWS::Config::ConformancePack</c>.</summary>
public sealed partial class StackSetPacks(
    AwsConnection aws, ContentStore content, MemberPacks members, ILogger<StackSetPacks> log) : ITargetedPacks
{
    private readonly ConcurrentDictionary<string, CarriedSet> carried = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> failures = new(StringComparer.Ordinal);

    public async Task<TargetedAnswer> PutAsync(TargetedPacks what, CancellationToken ct)
    {
        var standing = await aws.StandingAsync(ct);
        var (reader, writer) = (
            new StackSetReader(aws, standing.CallAs), new StackSetWriter(aws, content, standing.CallAs));
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
                    var operations = await new StackSetRollout(reader, writer, carried, wanted, what.Token)
                        .StartAsync(known, stop);
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

    public async Task<TargetedReading> ReadAsync(TargetedPacks what, CancellationToken ct) =>
        await new StackSetPackReader(aws, members, failures, (await aws.StandingAsync(ct)).CallAs).ReadAsync(what, ct);

    public async Task<TargetedReading> ReadStandingAsync(TargetedPacks what, CancellationToken ct) =>
        await new StandingStackPacks(aws, content, members, (await aws.StandingAsync(ct)).CallAs).ReadAsync(what, ct);

    public async Task<TargetedAnswer> DeleteAsync(TargetedPacks what, CancellationToken ct)
    {
        var standing = await aws.StandingAsync(ct);
        var (reader, writer) = (
            new StackSetReader(aws, standing.CallAs), new StackSetWriter(aws, content, standing.CallAs));
        var answers = await aws.FanOutAsync(
            PackSets.Of(what), (set, stop) => DeleteAsync(reader, writer, set, what, stop), ct);
        return TargetedAnswer.Of(answers);
    }

    private static async Task<TargetedAnswer> DeleteAsync(
        StackSetReader reader, StackSetWriter writer, PackSet set, TargetedPacks what, CancellationToken ct)
    {
        try
        {
            var stacks = await reader.InstancesAsync(set.Name, set.Region, set.Accounts, ct);
            var there = set.Accounts.Where(stacks.ContainsKey).ToList();
            if (there.Count == 0)
            {
                if (what.IsLast)
                {
                    await writer.DeleteSetAsync(set.Name, ct);
                }

                return TargetedAnswer.Taken;
            }

            // What still deploys there would come after the delete, or be refused by it.
            if ((await reader.InFlightAsync(set.Name, ct)).Count == 0)
            {
                var wanted = new FoundationSet(set.Name, "", "", [], set.Region, set.Region, there);
                await writer.DeleteInstancesAsync(wanted, there, OperationIds.DeleteOf(what.Token, wanted, stacks), ct);
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

    private static IEnumerable<Target> TargetsOf(PackSet set) =>
        set.Accounts.Select(account => new Target(account, set.Region));

    private static partial class Log
    {
        [LoggerMessage(352, LogLevel.Information, "{StackSet} for {Accounts} accounts: {Operations} operations")]
        public static partial void Started(ILogger log, string stackSet, int accounts, int operations);

        [LoggerMessage(353, LogLevel.Information, "{StackSet} cannot be worked on now: {Reason}")]
        public static partial void Later(ILogger log, string stackSet, string reason);
    }
}
