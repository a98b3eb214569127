using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using PciAutoHeal.Aws.Sessions;

namespace PciAutoHeal.Aws.Config;

/// <summary>Finds the organization's aggregator in the home region, once a run.</summary>
internal static class Aggregators
{
    /// <summary>Its name; null where there is none, or where the endpoint knows no aggregators.</summary>
    public static async Task<string?> FindAsync(AwsConnection aws, CancellationToken ct)
    {
        var once = (Once<string?>)aws.Learned.GetOrAdd(
            "aggregator", _ => new Once<string?>(stop => ReadAsync(aws.Caller.Config(aws.Endpoint.HomeRegion), stop)));
        return await once.GetAsync(ct);
    }

    /// <summary>What the aggregator says; nothing where the endpoint has aggregators and cannot ask them.</summary>
    public static async Task<IReadOnlyList<T>> AskAsync<T>(Func<Task<IReadOnlyList<T>>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (AwsErrors.IsUnsupported(e))
        {
            return [];
        }
    }

    private static async Task<string?> ReadAsync(Api<IAmazonConfigService> config, CancellationToken ct)
    {
        try
        {
            var all = await config.PagesAsync(
                "DescribeConfigurationAggregators",
                (client, token, stop) => client.DescribeConfigurationAggregatorsAsync(
                    new DescribeConfigurationAggregatorsRequest { NextToken = token }, stop),
                answer => answer.NextToken,
                answer => answer.ConfigurationAggregators,
                ct);
            return all.Where(one => one.OrganizationAggregationSource is not null)
                .OrderByDescending(one => one.OrganizationAggregationSource.AllAwsRegions ?? false)
                .ThenByDescending(one => one.OrganizationAggregationSource.AwsRegions?.Count ?? 0)
                .ThenBy(one => one.ConfigurationAggregatorName, StringComparer.Ordinal)
                .FirstOrDefault()?.ConfigurationAggregatorName;
        }
        catch (Exception e) when (AwsErrors.IsUnsupported(e))
        {
            return null;
        }
    }
}
