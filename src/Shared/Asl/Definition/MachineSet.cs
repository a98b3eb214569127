namespace PciAutoHeal.Asl;

/// <summary>
/// The machines that may run together, by name. Only sound ones get in: every target exists and every field is
/// known, so the interpreter never meets a definition it would run differently from AWS.
/// </summary>
public sealed class MachineSet
{
    private readonly Dictionary<string, StateMachine> _byName;

    /// <exception cref="AslException">A definition has something the interpreter cannot honour.</exception>
    public MachineSet(params IEnumerable<StateMachine> machines)
    {
        _byName = machines.ToDictionary(machine => machine.Name, StringComparer.Ordinal);
        foreach (var machine in _byName.Values)
        {
            if (AslLint.Check(machine).FirstOrDefault(finding => finding.IsError) is { } finding)
                throw new AslException($"{machine.Name}: {finding.Path}", $"{finding.Message} ({finding.Code})");
        }
    }

    public IReadOnlyCollection<StateMachine> All => _byName.Values;

    public StateMachine? Find(string name) => _byName.GetValueOrDefault(name);
}
