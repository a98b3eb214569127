using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudWatch;

/// <summary>
/// Reads alarms by name: one call for a hundred of them in an account and region. What may pass is not caught: the step
/// is tried again.
/// </summary>
public sealed partial class AlarmReader(AwsConnection aws, ILogger<AlarmReader> log) : IAlarms
{
    private const int NamesPerCall = 100;

    public async Task<IReadOnlyList<AlarmSeen>> ReadAsync(
        IReadOnlyList<AlarmSpec> alarms, string role, Region home, CancellationToken ct)
    {
        var places = alarms.GroupBy(alarm => (alarm.Account, Region: alarm.Region ?? home)).ToList();
        var seen = await aws.FanOutAsync(
            places, (place, stop) => InPlaceAsync([.. place], place.Key.Account, role, place.Key.Region, stop), ct);
        var all = seen.SelectMany(answers => answers).ToLookup(answer => answer.Alarm.Key);
        return [.. alarms.Select(alarm => all[alarm.Key].First())];
    }

    private async Task<IReadOnlyList<AlarmSeen>> InPlaceAsync(
        IReadOnlyList<AlarmSpec> alarms, AccountId? account, string role, Region region, CancellationToken ct)
    {
        try
        {
            using var member = account is null ? null : await aws.MemberAsync(account, role, ct);
            var found = await DescribeAsync((member ?? aws.Caller).CloudWatch(region), alarms, ct);
            return [.. alarms.Select(alarm => found.TryGetValue(alarm.Name, out var state)
                ? new(alarm, state.State, state.Reason)
                : new AlarmSeen(alarm, AlarmState.NotThere))];
        }
        catch (TerminalException e) when (!ct.IsCancellationRequested)
        {
            Log.OutOfReach(log, account?.Value ?? "caller", region.Value, e.Message);
            return [.. alarms.Select(alarm => new AlarmSeen(alarm, AlarmState.Unreadable, e.Message))];
        }
    }

    private static async Task<Dictionary<string, (AlarmState State, string? Reason)>> DescribeAsync(
        Api<IAmazonCloudWatch> api, IReadOnlyList<AlarmSpec> alarms, CancellationToken ct)
    {
        var found = new Dictionary<string, (AlarmState State, string? Reason)>(StringComparer.Ordinal);
        foreach (var names in alarms.Select(alarm => alarm.Name).Distinct(StringComparer.Ordinal).Chunk(NamesPerCall))
        {
            var answers = await api.PagesAsync(
                "DescribeAlarms",
                (client, token, stop) => client.DescribeAlarmsAsync(
                    new DescribeAlarmsRequest
                    {
                        AlarmNames = [.. names],
                        AlarmTypes = ["MetricAlarm", "CompositeAlarm"], // composite ones are told only where they are asked for
                        MaxRecords = NamesPerCall,
                        NextToken = token,
                    },
                    stop),
                answer => answer.NextToken,
                answer => (answer.MetricAlarms ?? []).Select(a => (a.AlarmName, a.StateValue, a.StateReason))
                    .Concat((answer.CompositeAlarms ?? []).Select(a => (a.AlarmName, a.StateValue, a.StateReason))),
                ct);
            foreach (var (name, state, reason) in answers)
            {
                found[name] = (StateOf(state), reason);
            }
        }

        return found;
    }

    /// <summary>A state that is not known is none to go on with.</summary>
    private static AlarmState StateOf(StateValue state) => state?.Value switch
    {
        "OK" => AlarmState.Quiet,
        "ALARM" => AlarmState.Ringing,
        _ => AlarmState.InsufficientData,
    };

    private static partial class Log
    {
        [LoggerMessage(337, LogLevel.Warning, "Alarms of {AccountId} in {Region} cannot be read: {Reason}")]
        public static partial void OutOfReach(ILogger log, string accountId, string region, string reason);
    }
}
