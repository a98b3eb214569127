using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>Reads stack sets, as the caller stands to the organization.</summary>
internal sealed class StackSetReader(AwsConnection aws, string callAs)
{
    public const string NoSuchSet = "StackSetNotFoundException";

    private const int FewAccounts = 3;

    private Api<IAmazonCloudFormation> CloudFormation => aws.Caller.CloudFormation(aws.Endpoint.HomeRegion);

    /// <summary>The names of all stack sets there are.</summary>
    public async Task<IReadOnlySet<string>> NamesAsync(CancellationToken ct) => (await CloudFormation.PagesAsync(
        "ListStackSets",
        (client, token, stop) => client.ListStackSetsAsync(
            new ListStackSetsRequest { Status = "ACTIVE", MaxResults = 100, NextToken = token, CallAs = callAs }, stop),
        answer => answer.NextToken,
        answer => answer.Summaries,
        ct)).Select(set => set.StackSetName).ToHashSet(StringComparer.Ordinal);

    public async Task<StackSet?> FindAsync(string name, CancellationToken ct)
    {
        try
        {
            var answer = await CloudFormation.CallAsync(
                "DescribeStackSet",
                (client, stop) => client.DescribeStackSetAsync(
                    new DescribeStackSetRequest { StackSetName = name, CallAs = callAs }, stop),
                ct);
            return answer.StackSet;
        }
        catch (TerminalException e) when (e.Code == NoSuchSet)
        {
            return null;
        }
    }

    /// <summary>Instances of a set in one region, by account; a few accounts are asked for by name.</summary>
    public async Task<IReadOnlyDictionary<AccountId, StackInstanceState>> InstancesAsync(
        string name, Region region, IReadOnlyList<AccountId> accounts, CancellationToken ct)
    {
        var lists = accounts.Count <= FewAccounts
            ? await aws.FanOutAsync(
                accounts,
                (account, stop) => ListAsync(
                    new() { StackInstanceAccount = account.Value, StackInstanceRegion = region.Value }, name, stop),
                ct)
            : [await ListAsync(new(), name, ct)];
        return lists.SelectMany(list => list).Where(instance => instance.Target.Region == region)
            .GroupBy(instance => instance.Target.Account).ToDictionary(group => group.Key, group => group.Last());
    }

    public async Task<IReadOnlyList<StackInstanceState>> ListAsync(
        ListStackInstancesRequest request, string name, CancellationToken ct)
    {
        (request.StackSetName, request.CallAs, request.MaxResults) = (name, callAs, 100);
        var rows = await CloudFormation.PagesAsync(
            "ListStackInstances",
            (client, token, stop) =>
            {
                request.NextToken = token;
                return client.ListStackInstancesAsync(request, stop);
            },
            answer => answer.NextToken,
            answer => answer.Summaries,
            ct);
        return [.. rows.Select(StackInstanceState.Of).OfType<StackInstanceState>()];
    }

    /// <summary>Ids of operations that run or wait, among the newest of the set.</summary>
    public async Task<IReadOnlyList<string>> InFlightAsync(string name, CancellationToken ct) =>
        [.. (await OperationsAsync(name, ct)).Where(one => !IsDone(one.Status)).Select(one => one.OperationId)];

    /// <summary>The newest operations of the set, the newest first.</summary>
    public async Task<IReadOnlyList<StackSetOperationSummary>> OperationsAsync(string name, CancellationToken ct) =>
        (await NewestOperationsAsync(name, ct)).Summaries ?? [];

    /// <summary>The stacks whose last operation failed.</summary>
    public Task<IReadOnlyList<StackInstanceState>> FailedAsync(string name, CancellationToken ct) =>
        ListAsync(new() { Filters = [new() { Name = "DETAILED_STATUS", Values = "FAILED" }] }, name, ct);

    /// <summary>
    /// The stacks that an operation was the last to work on; an endpoint that knows no filter lists them all.
    /// </summary>
    public Task<IReadOnlyList<StackInstanceState>> TouchedByAsync(
        string name, string operation, CancellationToken ct) =>
        ListAsync(new() { Filters = [new() { Name = "LAST_OPERATION_ID", Values = operation }] }, name, ct);

    /// <summary>
    /// Whether nobody else has touched the set, nor we taken a stack away: it then has the stacks that our waves gave.
    /// Whoever gives it a template, adds or removes stacks leaves an operation, and so does automatic deployment.
    /// </summary>
    public async Task<bool> HasOnlyOurStacksAsync(string name, CancellationToken ct) => (await CloudFormation.PagesAsync(
        "ListStackSetOperations",
        (client, token, stop) => client.ListStackSetOperationsAsync(
            new ListStackSetOperationsRequest { StackSetName = name, MaxResults = 100, NextToken = token, CallAs = callAs }, stop),
        answer => answer.NextToken,
        answer => answer.Summaries,
        ct)).All(one => one.Action?.Value == "DETECT_DRIFT"
            || (one.Action?.Value is "CREATE" or "UPDATE" && OperationIds.IsOurs(one.OperationId)));

    /// <summary>Instances of which the last drift detection said that they have drifted.</summary>
    public async Task<IReadOnlyList<StackInstanceState>> DriftedAsync(string name, CancellationToken ct) =>
        await ListAsync(new() { Filters = [new() { Name = "DRIFT_STATUS", Values = "DRIFTED" }] }, name, ct);

    private Task<ListStackSetOperationsResponse> NewestOperationsAsync(string name, CancellationToken ct) =>
        CloudFormation.CallAsync(
            "ListStackSetOperations",
            (client, stop) => client.ListStackSetOperationsAsync(
                new ListStackSetOperationsRequest { StackSetName = name, MaxResults = 100, CallAs = callAs }, stop),
            ct);

    public static bool IsDone(StackSetOperationStatus? status) => status?.Value is "SUCCEEDED" or "FAILED" or "STOPPED";

    public async Task<StackSetOperation> OperationAsync(string name, string operation, CancellationToken ct) =>
        (await CloudFormation.CallAsync(
            "DescribeStackSetOperation",
            (client, stop) => client.DescribeStackSetOperationAsync(
                new DescribeStackSetOperationRequest { StackSetName = name, OperationId = operation, CallAs = callAs },
                stop),
            ct)).StackSetOperation;

    public Task<IReadOnlyList<StackSetOperationResultSummary>> FailedResultsAsync(
        string name, string operation, CancellationToken ct) => CloudFormation.PagesAsync(
            "ListStackSetOperationResults",
            (client, token, stop) => client.ListStackSetOperationResultsAsync(
                new ListStackSetOperationResultsRequest
                {
                    StackSetName = name,
                    OperationId = operation,
                    Filters = [new() { Name = "OPERATION_RESULT_STATUS", Values = "FAILED" }],
                    MaxResults = 100,
                    NextToken = token,
                    CallAs = callAs,
                },
                stop),
            answer => answer.NextToken,
            answer => answer.Summaries,
            ct);

    public Task<IReadOnlyList<StackInstanceResourceDriftsSummary>> ResourceDriftsAsync(
        string name, Target target, string operation, CancellationToken ct) => CloudFormation.PagesAsync(
            "ListStackInstanceResourceDrifts",
            (client, token, stop) => client.ListStackInstanceResourceDriftsAsync(
                new ListStackInstanceResourceDriftsRequest
                {
                    StackSetName = name,
                    StackInstanceAccount = target.Account.Value,
                    StackInstanceRegion = target.Region.Value,
                    StackInstanceResourceDriftStatuses = ["MODIFIED", "DELETED"],
                    OperationId = operation,
                    MaxResults = 100,
                    NextToken = token,
                    CallAs = callAs,
                },
                stop),
            answer => answer.NextToken,
            answer => answer.Summaries,
            ct);
}
