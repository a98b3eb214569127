using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudTrail;

/// <summary>CloudTrail's event history, which every account has without a trail of its own.</summary>
public sealed partial class ChangeTrail(AwsConnection aws, ILogger<ChangeTrail> log) : IChangeTrail
{
    private const int PageSize = 50; // the most there is
    private const int MostPages = 2;

    public async Task<IReadOnlyList<TrailedChange>> FindAsync(TrailQuestion question, CancellationToken ct)
    {
        try
        {
            if (question.Account is not { } account)
            {
                return await ReadAsync(aws.Caller.CloudTrail(question.Region), question, ct);
            }

            using var member = await aws.MemberAsync(account, question.Role, ct);
            return await ReadAsync(member.CloudTrail(question.Region), question, ct);
        }
        catch (Exception e) when (e is TerminalException or TransientException && !ct.IsCancellationRequested)
        {
            Log.Silent(log, question.Event, question.Account?.Value ?? "the caller", question.Region.Value, e.Message);
            return [];
        }
    }

    private static async Task<IReadOnlyList<TrailedChange>> ReadAsync(
        Api<IAmazonCloudTrail> trail, TrailQuestion question, CancellationToken ct)
    {
        var changes = new List<TrailedChange>();
        string? token = null;
        for (var page = 0; page < MostPages && (page == 0 || !string.IsNullOrEmpty(token)); page++)
        {
            var request = new LookupEventsRequest
            {
                LookupAttributes = [new() { AttributeKey = LookupAttributeKey.EventName, AttributeValue = question.Event }],
                StartTime = question.From.UtcDateTime,
                EndTime = question.Until.UtcDateTime,
                MaxResults = PageSize,
                NextToken = token,
            };
            var answer = await trail.CallAsync(
                "LookupEvents", (client, stop) => client.LookupEventsAsync(request, stop), ct);
            changes.AddRange((answer.Events ?? []).Select(TrailedChanges.Of).OfType<TrailedChange>());
            token = answer.NextToken;
        }

        return changes;
    }

    private static partial class Log
    {
        [LoggerMessage(360, LogLevel.Information, "Who called {Event} in {AccountId} {Region} cannot be told: {Reason}")]
        public static partial void Silent(ILogger log, string @event, string accountId, string region, string reason);
    }
}
