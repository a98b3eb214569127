using System.Collections.Concurrent;
using Amazon.CloudFormation.Model;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>
/// Deploys documents and roles by service-managed StackSets. The sets live in the home region of the management
/// account, whoever calls.
/// </summary>
public sealed partial class FoundationDeployer(
    AwsConnection aws, ContentStore content, ILogger<FoundationDeployer> log) : IFoundationDeployer
{
    private const int FewOperations = 20;

    private readonly ConcurrentDictionary<StackOperation, StackSetOperation> ended = new();
    private readonly ConcurrentDictionary<string, CarriedSet> carried = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<StackOperation>> StartAsync(
        Foundation foundation, IReadOnlyList<Target> targets, Region homeRegion, string token, CancellationToken ct)
    {
        var standing = await aws.StandingAsync(ct);
        var reader = new StackSetReader(aws, standing.CallAs);
        var writer = new StackSetWriter(aws, content, standing.CallAs);
        var sets = FoundationSet.Of(foundation, targets, homeRegion, standing.ManagementAccount);
        // One list, not a question for each of what may be hundreds of sets.
        var known = sets.All(set => carried.ContainsKey(set.Name)) ? null : await reader.NamesAsync(ct);
        var started = await aws.FanOutAsync(
            sets, (set, stop) => new StackSetRollout(reader, writer, carried, set, token).StartAsync(known, stop), ct);
        var operations = started.SelectMany(ids => ids).ToList();
        operations.ForEach(one => Log.Started(log, one.OperationId, one.StackSet));
        return operations;
    }

    /// <summary>
    /// While something runs, a call for each operation that does, or, where there are many, for the first that does; an
    /// operation that has ended stays ended and is not asked for again. The stacks are looked at once, when all are
    /// over.
    /// </summary>
    public async Task<IReadOnlyList<StackProgress>> ReadAsync(
        IReadOnlyList<StackOperation> operations, IReadOnlyList<Target> targets, CancellationToken ct)
    {
        var standing = await aws.StandingAsync(ct);
        var reader = new StackSetReader(aws, standing.CallAs);
        var found = operations.Count <= FewOperations
            ? await aws.FanOutAsync(operations, (one, stop) => FindAsync(reader, one, stop), ct)
            : await InTurnAsync(reader, operations, ct);
        var states = operations.Zip(found).ToList();
        var areOver = found.All(one => StackSetReader.IsDone(one.Status));
        var reachable = targets.Where(target => target.Account != standing.ManagementAccount)
            .ToLookup(target => target.Region);
        var progress = await aws.FanOutAsync(
            [.. states.GroupBy(state => (state.First.StackSet, state.First.Region))],
            async (set, stop) =>
            {
                var wanted = set.Key.Region is { } only ? reachable[only] : reachable.SelectMany(group => group);
                var accounts = wanted.Select(target => target.Account).Distinct().Order();
                var region = set.Key.Region ?? aws.Endpoint.HomeRegion;
                var stacks = new StackSetProgress(reader, set.Key.StackSet, region, [.. accounts], aws.ActiveAccounts);
                return areOver
                    ? await stacks.JudgeAsync([.. set], stop)
                    : await aws.FanOutAsync([.. set], (one, peek) => stacks.PeekAsync(one.First, one.Second, peek), stop);
            },
            ct);
        return [.. progress.SelectMany(one => one)];
    }

    public async Task<IReadOnlyList<StackDrift>> ReadDriftAsync(
        Foundation foundation, IReadOnlyList<Target> targets, Region homeRegion, CancellationToken ct)
    {
        var standing = await aws.StandingAsync(ct);
        var detector = new DriftDetector(aws, content, carried, standing.CallAs);
        var sets = FoundationSet.Of(foundation, targets, homeRegion, standing.ManagementAccount);
        var found = await detector.ReadAsync(sets, ct);
        return [.. found.OrderBy(drift => drift.Target).ThenBy(drift => drift.Kind)];
    }

    /// <summary>
    /// Operations that were started together end together: what comes after one that runs is taken to run.
    /// </summary>
    private async Task<IReadOnlyList<StackSetOperation>> InTurnAsync(
        StackSetReader reader, IReadOnlyList<StackOperation> operations, CancellationToken ct)
    {
        var found = new List<StackSetOperation>(operations.Count);
        foreach (var operation in operations)
        {
            var running = found.Count > 0 && !StackSetReader.IsDone(found[^1].Status);
            found.Add(running ? new() { Status = found[^1].Status } : await FindAsync(reader, operation, ct));
        }

        return found;
    }

    private async Task<StackSetOperation> FindAsync(
        StackSetReader reader, StackOperation operation, CancellationToken ct)
    {
        if (ended.TryGetValue(operation, out var known))
        {
            return known;
        }

        var found = await reader.OperationAsync(operation.StackSet, operation.OperationId, ct);
        return StackSetReader.IsDone(found.Status) ? ended.GetOrAdd(operation, found) : found;
    }

    private static partial class Log
    {
        [LoggerMessage(350, LogLevel.Information, "Operation {Operation} works on {StackSet}")]
        public static partial void Started(ILogger log, string operation, string stackSet);
    }
}
