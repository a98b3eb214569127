using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudWatch;

/// <summary>Alarms as CloudWatch writes them.</summary>
internal static class AlarmShapes
{
    private static readonly string[] NotAnswered = ["AlarmName", "Tags"];

    public static JsonObject Full(SimulatedAlarm alarm, AlarmStanding standing)
    {
        var shape = Short(alarm, standing);
        foreach (var (name, value) in alarm.Put.Where(member => !NotAnswered.Contains(member.Key)))
        {
            shape[name] = value?.DeepClone();
        }

        shape["ActionsEnabled"] = alarm.Put.Flag("ActionsEnabled") ?? true;
        foreach (var list in (string[])["OKActions", "AlarmActions", "InsufficientDataActions"])
        {
            shape[list] ??= new JsonArray();
        }

        shape["AlarmConfigurationUpdatedTimestamp"] = Instant.Of(alarm.PutAt);
        shape["StateReason"] = standing.Reason;
        shape["StateReasonData"] = standing.ReasonData;
        shape["StateTransitionedTimestamp"] = Instant.Of(standing.Since);
        foreach (var number in (string[])["Period", "EvaluationPeriods", "DatapointsToAlarm"])
        {
            shape[number] = alarm.Put.Int(number);
        }

        shape["Threshold"] = alarm.Put.Text("Threshold") is { } threshold
            ? double.Parse(threshold, System.Globalization.CultureInfo.InvariantCulture) : null;
        return shape;
    }

    /// <summary>All that is told of the relatives of an alarm.</summary>
    public static JsonObject Short(SimulatedAlarm alarm, AlarmStanding standing) => new()
    {
        ["AlarmName"] = alarm.Name,
        ["AlarmArn"] = alarm.Arn,
        ["StateValue"] = standing.State,
        ["StateUpdatedTimestamp"] = Instant.Of(standing.Since),
    };

    public static IEnumerable<string> Actions(SimulatedAlarm alarm) =>
        ((string[])["OKActions", "AlarmActions", "InsufficientDataActions"]).SelectMany(list => alarm.Put.Texts(list));
}
