using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Services.CloudWatch;

/// <summary>
/// How the alarms of an account and region stand now: a fault that raises them comes first, then what was set, then
/// what an alarm without a datapoint, or a rule, comes to by itself.
/// </summary>
internal sealed class AlarmStates(SimulatedCloud cloud, SimulatedAccount account, Region region)
{
    private const string Unchecked = "Unchecked: Initial alarm creation";

    private readonly AlarmBook book = account.In<AlarmBook>(region);
    private readonly HashSet<SimulatedAlarm> asked = [];

    public AlarmStanding Of(SimulatedAlarm alarm)
    {
        if (cloud.Faults.Striking(FaultKind.AlarmRaised, account.Id, region, cloud.Now, alarm.Name) is { } fault)
        {
            return new(
                AlarmStanding.Alarm,
                "Threshold Crossed: 1 out of the last 1 datapoints was greater than the threshold (raised by the rehearsal).",
                cloud.Faults.Begin(fault));
        }

        return alarm.IsComposite ? OfRule(alarm) : alarm.Set ?? ByItself(alarm);
    }

    /// <summary>The states that a rule speaks of, as one text.</summary>
    public string Below(SimulatedAlarm alarm) =>
        string.Join(',', (alarm.Rule?.Names ?? []).Select(name => StateOf(name) ?? "-"));

    /// <summary>
    /// Nobody sends datapoints in a rehearsal: a period after it was made, what it does about that decides.
    /// </summary>
    private AlarmStanding ByItself(SimulatedAlarm alarm)
    {
        var evaluated = alarm.MadeAt + alarm.Period;
        var treatment = alarm.Put.Text("TreatMissingData") ?? "missing";
        if (cloud.Now < evaluated || treatment == "ignore")
        {
            return new(AlarmStanding.Insufficient, Unchecked, alarm.MadeAt);
        }

        return treatment switch
        {
            "notBreaching" => new(AlarmStanding.Ok, Treated("NonBreaching"), evaluated),
            "breaching" => new(AlarmStanding.Alarm, Treated("Breaching"), evaluated),
            _ => new(AlarmStanding.Insufficient, "Insufficient Data: 1 datapoint was unknown.", evaluated),
        };
    }

    /// <summary>A cycle of rules is not followed: AWS stops the evaluation there.</summary>
    private AlarmStanding OfRule(SimulatedAlarm alarm)
    {
        if (!asked.Add(alarm))
        {
            return alarm.Set ?? new(AlarmStanding.Insufficient, Unchecked, alarm.MadeAt);
        }

        var below = Below(alarm);
        var holds = alarm.Rule!.Holds(StateOf);
        asked.Remove(alarm);
        return alarm.Set is { } set && alarm.SetOver == below ? set
            : holds ? new(AlarmStanding.Alarm, $"{alarm.Rule.Text} is true: {below}", alarm.MadeAt)
            : new(AlarmStanding.Ok, $"{alarm.Rule.Text} is false: {below}", alarm.MadeAt);
    }

    private string? StateOf(string name) => book.Find(name) is { } child ? Of(child).State : null;

    private static string Treated(string how) =>
        $"Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [{how}].";
}
