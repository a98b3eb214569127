using Amazon.CloudFormation.Model;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>
/// How the operations of one set went. While any operation of a wave runs, only what is told of failures; when all are
/// over, the stacks they touched, for an operation can succeed over failed stacks (reference/peers.md §1, P11). One
/// that says itself that no stack failed is believed (reference/physical-limit.md §5.3) where every account was seen
/// active: accounts that left or are suspended are passed over without a word.
/// </summary>
internal sealed class StackSetProgress(
    StackSetReader reader, string set, Region region, IReadOnlyList<AccountId> accounts, IReadOnlySet<AccountId>? active)
{
    private readonly HashSet<AccountId> wanted = [.. accounts];

    /// <summary>Failures so far, asked for only where the operation counts some.</summary>
    public async Task<StackProgress> PeekAsync(
        StackOperation operation, StackSetOperation found, CancellationToken ct) =>
        new(operation, StackSetReader.IsDone(found.Status), found.StatusDetails?.FailedStackInstancesCount is null or 0 ? [] :
        [
            .. from row in await reader.FailedResultsAsync(set, operation.OperationId, ct)
               where row.Status?.Value == "FAILED"
               let account = AccountId.TryParse(row.Account, out var id) ? id : null
               where account is not null && wanted.Contains(account)
               orderby account
               select StackFailures.Of(new Target(account, region), row.Status.Value, row.StatusReason),
        ]);

    /// <summary>Every stack of the wave, now that the operations are over.</summary>
    public async Task<IReadOnlyList<StackProgress>> JudgeAsync(
        IReadOnlyList<(StackOperation Operation, StackSetOperation Found)> operations, CancellationToken ct)
    {
        if (active is not null && accounts.All(active.Contains) && operations.All(it => HasNoFailure(it.Found)))
        {
            return [.. operations.Select(it => new StackProgress(it.Operation, true, []))];
        }

        var seen = new HashSet<AccountId>();
        var progress = new List<StackProgress>();
        foreach (var (operation, _) in operations)
        {
            var touched = await TouchedAsync(operation, ct);
            seen.UnionWith(touched.Select(instance => instance.Target.Account));
            progress.Add(new(operation, true, Failures(touched)));
        }

        var reason = operations.Select(it => it.Found.StatusReason).LastOrDefault(said => said is { Length: > 0 });
        var unseen = await UnseenAsync([.. accounts.Where(account => !seen.Contains(account))], reason, ct);
        progress[^1] = progress[^1] with { Failures = [.. progress[^1].Failures, .. unseen] };
        return progress;
    }

    private static bool HasNoFailure(StackSetOperation found) =>
        found.Status?.Value == "SUCCEEDED" && found.StatusDetails?.FailedStackInstancesCount == 0;

    private static IReadOnlyList<StackFailure> Failures(IEnumerable<StackInstanceState> instances) =>
        [.. instances.Select(StackFailures.Of).OfType<StackFailure>().OrderBy(failure => failure.Target)];

    private async Task<List<StackInstanceState>> TouchedAsync(StackOperation operation, CancellationToken ct)
    {
        var instances = await reader.TouchedByAsync(set, operation.OperationId, ct);
        return [.. instances.Where(it => it.Target.Region == region && wanted.Contains(it.Target.Account))];
    }

    /// <summary>
    /// Targets that none of the operations touched: they had everything, or nothing has reached them.
    /// </summary>
    private async Task<IReadOnlyList<StackFailure>> UnseenAsync(
        IReadOnlyList<AccountId> unseen, string? reason, CancellationToken ct)
    {
        if (unseen.Count == 0)
        {
            return [];
        }

        var found = await reader.InstancesAsync(set, region, unseen, ct);
        return
        [
            .. unseen.Select(account => found.TryGetValue(account, out var instance)
                ? StackFailures.Of(instance)
                : StackFailures.Absent(account, region, set, reason)).OfType<StackFailure>(),
        ];
    }
}
