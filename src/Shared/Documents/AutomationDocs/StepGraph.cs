using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>Which steps a run can come to from where.</summary>
internal sealed class StepGraph
{
    private readonly Dictionary<string, DocumentStep> steps;
    private readonly Dictionary<string, string> following;

    public StepGraph(AutomationDocument document)
    {
        steps = document.Steps.DistinctBy(step => step.Name).ToDictionary(step => step.Name);
        following = document.Steps.Zip(document.Steps.Skip(1)).DistinctBy(pair => pair.First.Name)
            .ToDictionary(pair => pair.First.Name, pair => pair.Second.Name);
    }

    /// <summary>The steps that can follow one; of a branch by these choices only.</summary>
    public IEnumerable<string> After(DocumentStep step, Func<YamlValue, bool> choice)
    {
        foreach (var target in step.TargetsBy(choice))
            yield return target;
        var goesOn = !step.IsEnd && step.NextStep is null && step.Action != "aws:branch";
        if (goesOn && following.TryGetValue(step.Name, out var next))
            yield return next;
    }

    /// <summary>
    /// Everything that is come to from these steps, they included, without leaving where <paramref name="ends"/> says
    /// so.
    /// </summary>
    public HashSet<string> Reachable(
        IEnumerable<string> from, Func<YamlValue, bool> choice, Func<DocumentStep, bool>? ends = null)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(from);
        while (open.TryPop(out var name))
        {
            if (!steps.TryGetValue(name, out var step) || !reached.Add(name) || ends?.Invoke(step) == true)
                continue;
            foreach (var next in After(step, choice))
                open.Push(next);
        }

        return reached;
    }
}
