using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudWatch;

/// <summary>
/// Amazon CloudWatch, as far as alarms go. Newer clients speak JSON to it, older ones the query protocol.
/// </summary>
internal sealed class CloudWatchService : ISimulatedService
{
    private readonly Operations operations;

    public CloudWatchService() => operations = new(this)
    {
        { "PutMetricAlarm", AlarmWrites.PutMetric },
        { "PutCompositeAlarm", AlarmWrites.PutComposite },
        { "DescribeAlarms", AlarmReads.Describe },
        { "SetAlarmState", AlarmWrites.SetState },
        { "DeleteAlarms", AlarmWrites.Delete },
    };

    public string SigningName => "monitoring";

    public WireProtocol Protocol => WireProtocol.AwsJson10;

    public WireProtocol? OlderProtocol => WireProtocol.AwsQuery;

    public string XmlNamespace => "http://monitoring.amazonaws.com/doc/2010-08-01/";

    public JsonObject Invoke(ApiCall call) => operations.Invoke(call);

    /// <summary>Puts the alarms that the settings name; they have no datapoints and are fine without.</summary>
    public static void Furnish(SimulatedCloud cloud)
    {
        foreach (var standing in cloud.Settings.Of<CloudWatchSettings>().Standing)
        {
            var account = standing.Account is { } named ? cloud.Organization.Find(named) : cloud.Organization.DelegatedAdministrator;
            account?.In<AlarmBook>(standing.Region).Add(new(
                standing.Name, $"arn:{standing.Region.Partition}:cloudwatch:{standing.Region}:{account.Id}:alarm:{standing.Name}", null)
            {
                MadeAt = cloud.Now,
                PutAt = cloud.Now,
                Set = new(AlarmStanding.Ok, "Threshold Crossed: nothing has happened yet.", cloud.Now),
            });
        }
    }
}
