using System.Collections.Immutable;
using Amazon.ConfigService.Model;
using Amazon.EC2.Model;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Organizations;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;
using Region = PciAutoHeal.Core.Accounts.Region;

namespace PciAutoHeal.Aws.Config;

/// <summary>
/// Looks at targets, through the aggregator where it knows, and by a role in the member where it does not.
/// </summary>
public sealed partial class TargetInspector(AwsConnection aws, ILogger<TargetInspector> log) : ITargetInspector
{
    private static readonly ImmutableHashSet<string> NotEnabled =
        ["AuthFailure", "UnrecognizedClientException", "InvalidClientTokenId", "OptInRequired", "RegionDisabledException"];

    public async Task<IReadOnlySet<Target>> ReadRecordingAsync(IReadOnlyList<Region> regions, CancellationToken ct)
    {
        if (await Aggregators.FindAsync(aws, ct) is not { } aggregator)
        {
            return new HashSet<Target>();
        }

        var wanted = regions.ToHashSet();
        return (await Aggregators.AskAsync(() => SourcesAsync(aggregator, ct)))
            .Where(source => source.LastUpdateStatus?.Value == "SUCCEEDED").SelectMany(TargetOf)
            .Where(target => wanted.Contains(target.Region)).ToHashSet();
    }

    public async Task<AccountInspection> InspectAsync(
        AccountId account, string role, IReadOnlyList<Region> regions, CancellationToken ct)
    {
        try
        {
            using var member = await aws.MemberAsync(account, role, ct);
            var open = await OpenRegions.FindAsync(aws, ct);
            if (regions.All(open.Contains) && await UnlessNotEnabledAsync(member, regions, ct) is { } found)
            {
                return new(account, regions, found);
            }

            var enabled = await EnabledAsync(member, regions, ct);
            return new(account, enabled, await RecordersAsync(member, enabled ?? regions, ct));
        }
        catch (Exception e) when (CodeOf(e) is { } code && !ct.IsCancellationRequested)
        {
            Log.Unreadable(log, account.Value, code, e.Message);
            return new(account, null, null, code, e.Message);
        }
    }

    private Task<IReadOnlyList<AggregatedSourceStatus>> SourcesAsync(string aggregator, CancellationToken ct) =>
        aws.Caller.Config(aws.Endpoint.HomeRegion).PagesAsync(
            "DescribeConfigurationAggregatorSourcesStatus",
            (client, token, stop) => client.DescribeConfigurationAggregatorSourcesStatusAsync(
                new DescribeConfigurationAggregatorSourcesStatusRequest
                {
                    ConfigurationAggregatorName = aggregator,
                    UpdateStatus = ["SUCCEEDED"],
                    Limit = 100,
                    NextToken = token,
                },
                stop),
            answer => answer.NextToken,
            answer => answer.AggregatedSourceStatusList,
            ct);

    /// <summary>
    /// Null where a region refuses the account although everybody has it: then it is asked what it has.
    /// </summary>
    private async Task<IReadOnlyList<Recorder>?> UnlessNotEnabledAsync(
        AwsClients member, IReadOnlyList<Region> regions, CancellationToken ct)
    {
        try
        {
            return await RecordersAsync(member, regions, ct);
        }
        catch (TerminalException e) when (NotEnabled.Contains(e.Code))
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<Recorder>> RecordersAsync(
        AwsClients member, IReadOnlyList<Region> regions, CancellationToken ct) =>
        [.. (await aws.FanOutAsync(regions, (region, stop) => RecorderAsync(member, region, stop), ct)).OfType<Recorder>()];

    private static async Task<Recorder?> RecorderAsync(AwsClients member, Region region, CancellationToken ct)
    {
        var config = member.Config(region);
        var found = await config.CallAsync(
            "DescribeConfigurationRecorders",
            (client, stop) => client.DescribeConfigurationRecordersAsync(new DescribeConfigurationRecordersRequest(), stop),
            ct);
        if (found.ConfigurationRecorders is not { Count: > 0 } recorders)
        {
            return null;
        }

        var status = await config.CallAsync(
            "DescribeConfigurationRecorderStatus",
            (client, stop) => client.DescribeConfigurationRecorderStatusAsync(
                new DescribeConfigurationRecorderStatusRequest(), stop),
            ct);
        return Recorders.Of(region, recorders, status.ConfigurationRecordersStatus);
    }

    /// <summary>
    /// Null when the role may not look: then every region asked for is tried. A region that is not enabled answers
    /// nobody of the account, not even this question, which any other region answers as well.
    /// </summary>
    private async Task<IReadOnlyList<Region>?> EnabledAsync(
        AwsClients member, IReadOnlyList<Region> regions, CancellationToken ct)
    {
        foreach (var asked in regions.Prepend(aws.Endpoint.HomeRegion).Distinct())
        {
            try
            {
                var answer = await member.Ec2(asked).CallAsync(
                    "DescribeRegions", (client, stop) => client.DescribeRegionsAsync(new DescribeRegionsRequest(), stop), ct);
                var enabled = (answer.Regions ?? [])
                    .Where(region => region.OptInStatus != "not-opted-in").Select(region => region.RegionName).ToHashSet();
                return [.. regions.Where(region => enabled.Contains(region.Value))];
            }
            catch (TerminalException e) when (NotEnabled.Contains(e.Code))
            {
                Log.RegionsUnknown(log, asked.Value, e.Code, e.Message);
            }
            catch (TerminalException e)
            {
                Log.RegionsUnknown(log, asked.Value, e.Code, e.Message);
                return null;
            }
        }

        return null;
    }

    private static IEnumerable<Target> TargetOf(AggregatedSourceStatus source) =>
        AccountId.TryParse(source.SourceId, out var account) && Region.TryParse(source.AwsRegion, out var region)
            ? [new(account, region)]
            : [];

    private static string? CodeOf(Exception e) => e switch
    {
        TransientException transient => transient.Code,
        TerminalException terminal => terminal.Code,
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(320, LogLevel.Warning, "Account {AccountId} could not be inspected: {Code}: {Reason}")]
        public static partial void Unreadable(ILogger log, string accountId, string code, string reason);

        [LoggerMessage(321, LogLevel.Information, "{Region} does not tell the enabled regions: {Code}: {Reason}")]
        public static partial void RegionsUnknown(ILogger log, string region, string code, string reason);
    }
}
