using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>The writes of a recipe as steps, each with its condition, its loop or its wait.</summary>
internal static class ActSteps
{
    /// <param name="judge">The judge that decided last.</param>
    public static Block Of(RecipeAct act, IReadOnlyList<Kept> gives, string judge)
    {
        var step = act.Each is not null ? Loop(act, gives, judge) : act.Select is not null ? Wait(act) : Call(act);
        return act.If is null ? Block.Of(step) : new($"If{act.If}{step.Name}", next =>
            [CommonSteps.Choice($"If{act.If}{step.Name}", $"{judge}.{act.If}", "BooleanEquals: true", step.Name, next), step]);
    }

    private static StepText Call(RecipeAct act) => new(
        act.Step, StepText.CallApi, act.Seconds,
        [$"Service: {act.Call.Service}", $"Api: {act.Call.Api}", .. YamlLines.Entries(act.With, 0)],
        OnFailure: "Abort", Outputs: act.Keeps);

    private static StepText Wait(RecipeAct act) => new(
        act.Step, "aws:waitForAwsResourceProperty", act.Seconds,
        [
            $"Service: {act.Call.Service}", $"Api: {act.Call.Api}", .. YamlLines.Entries(act.With, 0),
            $"PropertySelector: {YamlLines.Quoted(act.Select!)}",
            $"DesiredValues: [{string.Join(", ", act.Desired.Select(YamlLines.Quoted))}]",
        ],
        OnFailure: "Abort");

    private static StepText Loop(RecipeAct act, IReadOnlyList<Kept> gives, string judge)
    {
        var list = gives.FirstOrDefault(it => it.Name == act.Each)?.Type;
        var name = $"ForEach{act.Each}{act.Step}";
        var take = Take(act, name);
        var body = Call(act with { With = WithItem(act.With, $"{name}.CurrentIteratorValue", take?.Name) });
        return new(
            name, "aws:loop", 1800,
            [
                $"Iterators: \"{{{{ {judge}.{act.Each} }}}}\"", $"IteratorDataType: {(list == "MapList" ? "StringMap" : "String")}",
                "Steps:", .. take?.Lines() ?? [], .. body.Lines(),
            ],
            OnFailure: "Abort");
    }

    /// <summary>
    /// Systems Manager knows the item of a loop only as a whole; its members become outputs of a step.
    /// </summary>
    private static StepText? Take(RecipeAct act, string loop) => act.Item.Count == 0 ? null : new(
        $"Take{act.Step}", StepText.Script, 30,
        [.. CommonSteps.Reporter, "InputPayload:", $"  Item: \"{{{{ {loop}.CurrentIteratorValue }}}}\""],
        Outputs: act.Item);

    private static YamlValue? WithItem(YamlValue? value, string whole, string? take) => value switch
    {
        YamlScalar scalar => scalar with
        {
            Text = scalar.Text.Replace("{{ item }}", $"{{{{ {whole} }}}}", StringComparison.Ordinal)
                .Replace("{{ item.", $"{{{{ {take}.", StringComparison.Ordinal),
        },
        YamlList list => list with { Values = [.. list.Values.Select(it => WithItem(it, whole, take)!)] },
        YamlMap map => map with { Pairs = [.. map.Pairs.Select(it => it with { Value = WithItem(it.Value, whole, take)! })] },
        _ => value,
    };
}
