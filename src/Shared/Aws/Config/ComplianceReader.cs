using Amazon.ConfigService.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>
/// Reads compliance from the organization's aggregator, by the fewest pages, and leaves out packs that are gone.
/// </summary>
public sealed class ComplianceReader(AwsConnection aws) : IComplianceReader
{
    private const int PageSize = 100;
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    // What one reading of everything costs; a guess until it was done once.
    private int pagesOfAll = 10;

    private Reading? lastOfAll;

    public async Task<IReadOnlyList<PackCompliance>> ReadAsync(
        IReadOnlyList<PackName> deployedNames, IReadOnlyList<Target> targets, CancellationToken ct)
    {
        if (deployedNames.Count == 0 || targets.Count == 0 || await Aggregators.FindAsync(aws, ct) is not { } aggregator)
        {
            return [];
        }

        var live = await LivePacks.ReadAsync(aws, targets, ct);
        var wanted = targets.ToHashSet();
        var names = deployedNames.ToHashSet();
        var answers = await aws.FanOutAsync(
            Filters(targets), (filter, stop) => RowsAsync(aggregator, filter, stop), ct);
        var found = answers.SelectMany(rows => rows)
            .Where(row => names.Contains(row.Compliance.Pack) && wanted.Contains(row.Compliance.Target))
            .Where(row => live.Has(row.MemberName, row.Compliance))
            .GroupBy(row => (row.Compliance.Pack, row.Compliance.Target));
        var entries = await aws.FanOutAsync([.. found], (same, stop) => OneAsync([.. same], stop), ct);
        return [.. entries.OrderBy(entry => entry.Pack).ThenBy(entry => entry.Target)];

        async Task<PackCompliance> OneAsync(IReadOnlyList<Row> same, CancellationToken stop)
        {
            if (same.Count == 1)
            {
                return same[0].Compliance;
            }

            // Deleted and created again: the detailed status knows which of the two is alive.
            var member = await live.MemberNameAsync(same[0].Compliance, stop);
            return same.OrderByDescending(row => row.MemberName == member)
                .ThenByDescending(row => row.Compliance.HasData).First().Compliance;
        }
    }

    /// <summary>
    /// Account by account when they are few, everything of a region or everything at all when that is cheaper.
    /// </summary>
    private IReadOnlyList<AggregateConformancePackComplianceFilters?> Filters(IReadOnlyList<Target> targets)
    {
        var accounts = targets.Select(target => target.Account).Distinct().Order().ToList();
        var regions = targets.Select(target => target.Region).Distinct().ToList();
        return accounts.Count <= pagesOfAll ? [.. accounts.Select(account =>
                new AggregateConformancePackComplianceFilters { AccountId = account.Value })]
            : regions.Count == 1 ? [new() { AwsRegion = regions[0].Value }]
            : [null];
    }

    /// <summary>
    /// A gate's last look is the next wave's baseline a moment later; the aggregator itself lags by minutes, so what it
    /// said less than one ago is not asked for again.
    /// </summary>
    private async Task<IReadOnlyList<Row>> RowsAsync(
        string aggregator, AggregateConformancePackComplianceFilters? filter, CancellationToken ct)
    {
        var now = aws.Endpoint.Clock.GetUtcNow();
        if (filter is null && lastOfAll is { } last && now - last.At < FreshFor)
        {
            return last.Rows;
        }

        IReadOnlyList<Row> rows =
        [
            .. from row in await PagesAsync(aggregator, filter, ct)
               let compliance = ComplianceRows.Of(row)
               where compliance is not null
               select new Row(MemberPackName.Shared(row.ConformancePackName), compliance),
        ];
        lastOfAll = filter is null ? new(now, rows) : lastOfAll;
        return rows;
    }

    private async Task<IReadOnlyList<AggregateComplianceByConformancePack>> PagesAsync(
        string aggregator, AggregateConformancePackComplianceFilters? filter, CancellationToken ct)
    {
        var pages = 0;
        var rows = await Aggregators.AskAsync(() => aws.Caller.Config(aws.Endpoint.HomeRegion).PagesAsync(
            "DescribeAggregateComplianceByConformancePacks",
            (client, token, stop) =>
            {
                pages++;
                return client.DescribeAggregateComplianceByConformancePacksAsync(
                    new DescribeAggregateComplianceByConformancePacksRequest
                    {
                        ConfigurationAggregatorName = aggregator,
                        Filters = filter,
                        Limit = PageSize,
                        NextToken = token,
                    },
                    stop);
            },
            answer => answer.NextToken,
            answer => answer.AggregateComplianceByConformancePacks,
            ct));
        pagesOfAll = filter is null ? pages : pagesOfAll;
        return rows;
    }

    private sealed record Row(string MemberName, PackCompliance Compliance);

    private sealed record Reading(DateTimeOffset At, IReadOnlyList<Row> Rows);
}
