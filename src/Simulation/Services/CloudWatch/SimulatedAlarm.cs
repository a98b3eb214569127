using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudWatch;

/// <summary>
/// An alarm as it was put, and the state that somebody set; the rehearsal has no metrics that would change it.
/// </summary>
internal sealed class SimulatedAlarm(string name, string arn, AlarmRule? rule)
{
    public string Name { get; } = name;

    public string Arn { get; } = arn;

    /// <summary>Of a composite alarm; null for one that watches a metric.</summary>
    public AlarmRule? Rule { get; set; } = rule;

    public bool IsComposite => Rule is not null;

    /// <summary>Members of the request, answered as they came.</summary>
    public JsonObject Put { get; set; } = [];

    public DateTimeOffset PutAt { get; set; }

    /// <summary>When it was made; a period later it is evaluated.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>What SetAlarmState said last; null when nobody did.</summary>
    public AlarmStanding? Set { get; set; }

    /// <summary>
    /// How the alarms of its rule stood when its state was set; a change of them takes the rule up again.
    /// </summary>
    public string? SetOver { get; set; }

    public TimeSpan Period => TimeSpan.FromSeconds(Put.Int("Period") ?? 60);
}

/// <summary>An alarm's state, why, and since when.</summary>
internal sealed record AlarmStanding(string State, string Reason, DateTimeOffset Since, string? ReasonData = null)
{
    public const string Ok = "OK";
    public const string Alarm = "ALARM";
    public const string Insufficient = "INSUFFICIENT_DATA";

    public static bool IsState(string? text) => text is Ok or Alarm or Insufficient;
}
