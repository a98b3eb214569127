using PciAutoHeal.Asl;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Runner;

/// <summary>The shipped state machines, as every host runs them: the files of <c>src/StateMachines</c>.</summary>
public static class Flows
{
    private const string Suffix = ".asl.json";

    /// <summary>Names of the machines: <c>rollout</c>, <c>wave</c>, <c>drift</c>, <c>enroll</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(Flows).Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(n => n[..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    public static MachineSet Machines { get; } = new(Names.Select(Parse));

    public static string TextOf(string name)
    {
        using var stream = typeof(Flows).Assembly.GetManifestResourceStream(name + Suffix)
            ?? throw new ArgumentException($"There is no state machine '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static StateMachine Parse(string name) => StateMachine.Parse(name, TextOf(name), Substitutions());

    /// <summary>
    /// In process a step is called by its name and a machine by its file's; in the cloud both become ARNs.
    /// </summary>
    private static Dictionary<string, string> Substitutions() =>
        StepCatalog.All.Select(s => (Placeholder: s.Name, Value: s.Name))
            .Append((Placeholder: "Wave", Value: "wave"))
            .ToDictionary(x => x.Placeholder, x => x.Value, StringComparer.Ordinal);
}
