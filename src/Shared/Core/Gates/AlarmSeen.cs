using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Gates;

/// <summary>What an alarm said when it was looked at.</summary>
/// <param name="Reason">CloudWatch's own words, or why it could not be read.</param>
public sealed record AlarmSeen(AlarmSpec Alarm, AlarmState State, string? Reason = null)
{
    public override string ToString() => State switch
    {
        AlarmState.Ringing => $"alarm {Alarm} is in ALARM{Because}",
        AlarmState.InsufficientData => $"alarm {Alarm} has INSUFFICIENT_DATA{Because}",
        AlarmState.NotThere => $"alarm {Alarm} does not exist",
        AlarmState.Unreadable => $"alarm {Alarm} could not be read{Because}",
        _ => $"alarm {Alarm} is OK",
    };

    private string Because => string.IsNullOrWhiteSpace(Reason) ? "" : $": {Reason}";
}

[JsonConverter(typeof(JsonStringEnumConverter<AlarmState>))]
public enum AlarmState
{
    Unreadable,
    NotThere,
    InsufficientData,
    Quiet,
    Ringing,
}
