using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>
/// A write may only be reached by choosing to heal: with every choice of "Heal" taken away, what can still be reached
/// from the first step has to be reading.
/// </summary>
public static class WritePaths
{
    public static IEnumerable<Diagnostic> Check(AutomationDocument document)
    {
        var harmless = Reachable(document);
        return document.Steps.Where(step => harmless.Contains(step.Name)).SelectMany(step => step.SelfAndNested())
            .Where(step => step.Call is { IsRead: false })
            .Select(step => Diagnostic.Error("PAH2140", $"Step '{step.Name}' writes ({step.Call}) without a choice to heal.",
                step.Where, "Lead to it only from a branch on 'Heal'."));
    }

    private static HashSet<string> Reachable(AutomationDocument document)
    {
        var next = document.Steps.Zip(document.Steps.Skip(1)).ToDictionary(pair => pair.First.Name, pair => pair.Second.Name);
        var byName = document.Steps.ToDictionary(step => step.Name);
        var reached = new HashSet<string>();
        var open = new Stack<string>([document.Steps[0].Name]);
        while (open.TryPop(out var name))
        {
            if (!byName.TryGetValue(name, out var step) || !reached.Add(name))
                continue;
            foreach (var target in step.TargetsBy(choice => !ChoosesToHeal(choice)))
                open.Push(target);
            var goesOn = !step.IsEnd && step.NextStep is null && step.Action != "aws:branch";
            if (goesOn && next.TryGetValue(name, out var following))
                open.Push(following);
        }

        return reached;
    }

    private static bool ChoosesToHeal(YamlValue choice) =>
        string.Equals(choice["StringEquals"]?.Scalar, "heal", StringComparison.OrdinalIgnoreCase);
}
