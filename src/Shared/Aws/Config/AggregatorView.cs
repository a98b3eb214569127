using System.Collections.Immutable;
using System.Text.Json;
using Amazon.ConfigService.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>
/// The organization's aggregator, asked for what is not as it should be wherever it can be asked that
/// (reference/physical-limit.md §1, §5.9).
/// </summary>
public sealed class AggregatorView(AwsConnection aws) : IAggregatorView
{
    private const int PageSize = 100;
    private const int RulePageSize = 1000;
    private const int AccountsAQuery = 200; // a query has 4,096 characters

    private const string Narrow =
        "SELECT accountId, awsRegion WHERE resourceType = 'AWS::Config::ConfigurationRecorder' "
        + "AND configuration.RecordingGroup.AllSupported = false";

    public async Task<RecorderDoubts?> ReadRecorderDoubtsAsync(CancellationToken ct)
    {
        if (await Aggregators.FindAsync(aws, ct) is not { } aggregator)
        {
            return null;
        }

        var silent = await Aggregators.AskAsync(() => aws.Caller.Config(aws.Endpoint.HomeRegion).PagesAsync(
            "DescribeConfigurationAggregatorSourcesStatus",
            (client, token, stop) => client.DescribeConfigurationAggregatorSourcesStatusAsync(
                new DescribeConfigurationAggregatorSourcesStatusRequest
                {
                    ConfigurationAggregatorName = aggregator,
                    UpdateStatus = ["FAILED", "OUTDATED"],
                    Limit = PageSize,
                    NextToken = token,
                },
                stop),
            answer => answer.NextToken,
            answer => answer.AggregatedSourceStatusList,
            ct));
        var doubts = silent.SelectMany(source => TargetOf(source.SourceId, source.AwsRegion));
        return await SelectAsync(aggregator, Narrow, ct) is { } narrow
            ? new(doubts.Concat(narrow).ToImmutableHashSet(), KnowsScope: true)
            : new(doubts.ToImmutableHashSet(), KnowsScope: false);
    }

    public async Task<IReadOnlySet<Target>> ReadRecordersAsync(IReadOnlyList<Target> among, CancellationToken ct)
    {
        if (among.Count == 0 || await Aggregators.FindAsync(aws, ct) is not { } aggregator)
        {
            return ImmutableHashSet<Target>.Empty;
        }

        var found = new HashSet<Target>();
        var regions = Quoted(among.Select(target => target.Region.Value));
        foreach (var accounts in among.Select(target => target.Account.Value).Distinct().Order(StringComparer.Ordinal).Chunk(AccountsAQuery))
        {
            var query = "SELECT accountId, awsRegion WHERE resourceType = 'AWS::Config::ConfigurationRecorder' "
                + $"AND awsRegion IN ({regions}) AND accountId IN ({Quoted(accounts)})";
            found.UnionWith(await SelectAsync(aggregator, query, ct) ?? []);
        }

        found.IntersectWith(among);
        return found;
    }

    public async Task<IReadOnlyList<AggregatedPack>?> ReadPacksAsync(CancellationToken ct)
    {
        if (await Aggregators.FindAsync(aws, ct) is not { } aggregator)
        {
            return null;
        }

        var rows = await Aggregators.AskAsync(() => aws.Caller.Config(aws.Endpoint.HomeRegion).PagesAsync(
            "DescribeAggregateComplianceByConformancePacks",
            (client, token, stop) => client.DescribeAggregateComplianceByConformancePacksAsync(
                new DescribeAggregateComplianceByConformancePacksRequest
                {
                    ConfigurationAggregatorName = aggregator,
                    Limit = PageSize,
                    NextToken = token,
                },
                stop),
            answer => answer.NextToken,
            answer => answer.AggregateComplianceByConformancePacks,
            ct));
        return
        [
            .. from row in rows
               let known = ComplianceRows.Of(row)
               where known is not null
               select new AggregatedPack(
                   known.Pack, MemberPackName.Shared(row.ConformancePackName), MemberPackName.IsOfOrganization(row.ConformancePackName), known.Target,
                   known.TotalRules),
        ];
    }

    public async Task<IReadOnlyList<AggregatedRule>> ReadNonCompliantAsync(CancellationToken ct)
    {
        if (await Aggregators.FindAsync(aws, ct) is not { } aggregator)
        {
            return [];
        }

        var rows = await Aggregators.AskAsync(() => aws.Caller.Config(aws.Endpoint.HomeRegion).PagesAsync(
            "DescribeAggregateComplianceByConfigRules",
            (client, token, stop) => client.DescribeAggregateComplianceByConfigRulesAsync(
                new DescribeAggregateComplianceByConfigRulesRequest
                {
                    ConfigurationAggregatorName = aggregator,
                    Filters = new() { ComplianceType = "NON_COMPLIANT" },
                    Limit = RulePageSize,
                    NextToken = token,
                },
                stop),
            answer => answer.NextToken,
            answer => answer.AggregateComplianceByConfigRules,
            ct));
        return [.. rows.SelectMany(row => TargetOf(row.AccountId, row.AwsRegion).Select(t => new AggregatedRule(t, row.ConfigRuleName)))];
    }

    /// <summary>
    /// Null where the aggregator cannot be asked this: AWS records recorders by itself, an emulator may not.
    /// </summary>
    private async Task<IReadOnlyList<Target>?> SelectAsync(string aggregator, string query, CancellationToken ct)
    {
        try
        {
            var rows = await aws.Caller.Config(aws.Endpoint.HomeRegion).PagesAsync(
                "SelectAggregateResourceConfig",
                (client, token, stop) => client.SelectAggregateResourceConfigAsync(
                    new SelectAggregateResourceConfigRequest
                    {
                        ConfigurationAggregatorName = aggregator,
                        Expression = query,
                        Limit = PageSize,
                        NextToken = token,
                    },
                    stop),
                answer => answer.NextToken,
                answer => answer.Results,
                ct);
            return [.. rows.SelectMany(TargetOf)];
        }
        catch (TerminalException e) when (e.Code == "InvalidExpressionException")
        {
            return null;
        }
        catch (Exception e) when (AwsErrors.IsUnsupported(e))
        {
            return null;
        }
    }

    private static IEnumerable<Target> TargetOf(string row)
    {
        using var json = JsonDocument.Parse(row);
        return TargetOf(
            json.RootElement.GetProperty("accountId").GetString(), json.RootElement.GetProperty("awsRegion").GetString());
    }

    private static IEnumerable<Target> TargetOf(string? account, string? region) =>
        AccountId.TryParse(account, out var id) && Region.TryParse(region, out var where) ? [new(id, where)] : [];

    private static string Quoted(IEnumerable<string> words) =>
        string.Join(", ", words.Distinct().Select(word => $"'{word}'"));
}
