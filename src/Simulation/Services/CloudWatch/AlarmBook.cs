namespace PciAutoHeal.Simulation.Services.CloudWatch;

/// <summary>The alarms of one account in one region, by name; metric and composite ones share their names.</summary>
internal sealed class AlarmBook
{
    private readonly SortedDictionary<string, SimulatedAlarm> alarms = new(StringComparer.Ordinal);

    public IReadOnlyCollection<SimulatedAlarm> All => alarms.Values;

    /// <summary>By name or by ARN.</summary>
    public SimulatedAlarm? Find(string name) => alarms.GetValueOrDefault(
        name.StartsWith("arn:", StringComparison.Ordinal) ? name[(name.LastIndexOf(":alarm:", StringComparison.Ordinal) + ":alarm:".Length)..] : name);

    public void Add(SimulatedAlarm alarm) => alarms[alarm.Name] = alarm;

    public void Remove(SimulatedAlarm alarm) => alarms.Remove(alarm.Name);

    /// <summary>Composite alarms whose rule speaks of it.</summary>
    public IEnumerable<SimulatedAlarm> ParentsOf(SimulatedAlarm alarm) =>
        All.Where(other => other.Rule?.Names.Any(name => Find(name) == alarm) == true);
}
