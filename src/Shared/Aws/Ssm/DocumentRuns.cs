using System.Globalization;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Ssm;

/// <summary>
/// Counts automation executions: one call a region says what all remediations of all rules have started, where AWS
/// Config would have to be asked rule by rule.
/// </summary>
public sealed partial class DocumentRuns(AwsConnection aws, ILogger<DocumentRuns> log) : IDocumentRuns
{
    private const string OurDocuments = "PciAutoHeal-";
    private const string ToTheSecond = "yyyy-MM-ddTHH:mm:ssZ";

    public async Task<int?> CountAsync(
        AccountId account, string role, IReadOnlyList<Region> regions, DateTimeOffset since, CancellationToken ct)
    {
        try
        {
            using var member = await aws.MemberAsync(account, role, ct);
            return (await aws.FanOutAsync(regions, (region, stop) => InRegionAsync(member, region, since, stop), ct))
                .Sum();
        }
        catch (Exception e) when (e is TransientException or TerminalException && !ct.IsCancellationRequested)
        {
            Log.OutOfReach(log, account.Value, e.Message);
            return null;
        }
    }

    private static async Task<int> InRegionAsync(
        AwsClients member, Region region, DateTimeOffset since, CancellationToken ct)
    {
        try
        {
            var runs = await member.Ssm(region).PagesAsync(
                "DescribeAutomationExecutions",
                (client, token, stop) => client.DescribeAutomationExecutionsAsync(
                    new DescribeAutomationExecutionsRequest
                    {
                        Filters =
                        [
                            Filter("DocumentNamePrefix", OurDocuments),
                            Filter("StartTimeAfter", since.UtcDateTime.ToString(ToTheSecond, CultureInfo.InvariantCulture)),
                        ],
                        MaxResults = 50,
                        NextToken = token,
                    },
                    stop),
                answer => answer.NextToken,
                answer => answer.AutomationExecutionMetadataList,
                ct);

            // The filter is to the second, and an emulator may not know it.
            return runs.Count(run => run.DocumentName.StartsWith(OurDocuments, StringComparison.Ordinal)
                && WireTime.Of(run.ExecutionStartTime) >= since);
        }
        catch (TerminalException e) when (BrakeParameters.NotEnabled.Contains(e.Code))
        {
            return 0;
        }
    }

    private static AutomationExecutionFilter Filter(string key, string value) => new() { Key = key, Values = [value] };

    private static partial class Log
    {
        [LoggerMessage(336, LogLevel.Warning, "The documents that {AccountId} has started cannot be counted: {Reason}")]
        public static partial void OutOfReach(ILogger log, string accountId, string reason);
    }
}
