using Amazon.CloudFormation.Model;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>
/// How the operations of one set stand. While they run, one call each; when they are over, the stacks they touched,
/// for an operation can succeed over failed stacks (reference/peers.md §1, P11).
/// </summary>
internal sealed class StackSetProgress(
    StackSetReader reader, string set, Region region, IReadOnlyList<AccountId> accounts)
{
    private readonly HashSet<AccountId> wanted = [.. accounts];

    public async Task<IReadOnlyList<StackProgress>> ReadAsync(
        IReadOnlyList<StackOperation> operations, CancellationToken ct)
    {
        var seen = new Dictionary<AccountId, StackInstanceState>();
        var progress = new List<StackProgress>();
        string? reason = null;
        foreach (var operation in operations)
        {
            var found = await reader.OperationAsync(set, operation.OperationId, ct);
            if (!StackSetReader.IsDone(found.Status))
            {
                progress.Add(new(operation, false, await EarlyFailuresAsync(found, operation, ct)));
                continue;
            }

            reason = found.StatusReason is { Length: > 0 } said ? said : reason;
            var touched = await TouchedAsync(operation, ct);
            touched.ForEach(instance => seen[instance.Target.Account] = instance);
            progress.Add(new(operation, true, Failures(touched)));
        }

        if (progress.TrueForAll(one => one.IsDone) && progress.Count > 0)
        {
            var unseen = await UnseenAsync([.. accounts.Where(account => !seen.ContainsKey(account))], reason, ct);
            progress[^1] = progress[^1] with { Failures = [.. progress[^1].Failures, .. unseen] };
        }

        return progress;
    }

    private static IReadOnlyList<StackFailure> Failures(IEnumerable<StackInstanceState> instances) =>
        [.. instances.Select(StackFailures.Of).OfType<StackFailure>().OrderBy(failure => failure.Target)];

    private async Task<IReadOnlyList<StackFailure>> EarlyFailuresAsync(
        StackSetOperation found, StackOperation operation, CancellationToken ct) =>
        found.StatusDetails?.FailedStackInstancesCount is null or 0 ? [] :
        [
            .. from row in await reader.FailedResultsAsync(set, operation.OperationId, ct)
               where row.Status?.Value == "FAILED"
               let account = AccountId.TryParse(row.Account, out var id) ? id : null
               where account is not null && wanted.Contains(account)
               orderby account
               select new StackFailure(new(account, region), "FAILED", row.StatusReason ?? "AWS gives no reason."),
        ];

    // An endpoint that does not know the filter lists everything, which costs pages and harms nothing.
    private async Task<List<StackInstanceState>> TouchedAsync(StackOperation operation, CancellationToken ct)
    {
        var filter = new StackInstanceFilter { Name = "LAST_OPERATION_ID", Values = operation.OperationId };
        var instances = await reader.ListAsync(new() { Filters = [filter] }, set, ct);
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
