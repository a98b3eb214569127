namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>The looks of a recipe as steps. They are done more than once; the suffix tells the times apart.</summary>
/// <param name="script">The text of a script that begins with what the marker names.</param>
internal sealed class ReadSteps(Recipe recipe, ScriptTexts script)
{
    private const string Reader = "scripts/read_or_absent.py";

    /// <param name="gone">The end to go to when the resource turns out to be gone.</param>
    public IEnumerable<Block> Of(IReadOnlyList<RecipeRead> reads, string suffix, string gone)
    {
        var before = new List<RecipeRead>();
        if (recipe.Settings.Count > 0 || recipe.IsUntagged)
            yield return Block.Of(Settings(suffix));
        foreach (var read in reads)
        {
            var known = before.ToList();
            yield return read.Script is not null ? Pick(read, known, suffix, gone)
                : read.NeedsScript ? Scripted(read, suffix, gone)
                : Block.Of(Plain(read, suffix));
            before.Add(read);
        }
    }

    private StepText Settings(string suffix)
    {
        var names = recipe.Settings.Select(it => $"/pciautoheal/{it}").Concat(recipe.IsUntagged ? [$"/pciautoheal/exempt/{recipe.Verb}"] : []);
        return new("ReadSettings" + suffix, StepText.CallApi, 30,
            ["Service: ssm", "Api: GetParameters", $"Names: [{string.Join(", ", names)}]"],
            "What the owner of the account has set; what is not set is not in the answer.", "Abort",
            Outputs: [new("Settings", "MapList", "$.Parameters")]);
    }

    private static StepText Plain(RecipeRead read, string suffix) => new(
        read.Step + suffix, StepText.CallApi, read.Seconds,
        [$"Service: {read.Call!.Service}", $"Api: {read.Call.Api}", .. YamlLines.Entries(read.With, 0)],
        OnFailure: "Abort", Outputs: read.Keeps);

    private Block Scripted(RecipeRead read, string suffix, string gone)
    {
        var step = new StepText(
            read.Step + suffix, StepText.Script, read.Seconds,
            [
                "Runtime: python3.11", "Handler: read", "Script: |", .. ScriptTexts.Indented(script.Text([Reader])),
                "InputPayload:",
                $"  Service: {read.Call!.Service}", $"  Api: {read.Call.Api}",
                .. read.With is { Entries.Count: > 0 } with ? ["  With:", .. YamlLines.Entries(with, 4)] : (string[])["  With: {}"],
                $"  Gone: [{string.Join(", ", read.Gone)}]", $"  Absent: [{string.Join(", ", read.Absent)}]",
                $"  AllPages: {(read.AllPages ? "true" : "false")}",
            ],
            OnFailure: "Abort",
            Outputs:
            [
                .. read.Gone.Count > 0 ? [new Kept("Found", "Boolean", "$.Payload.Found")] : Array.Empty<Kept>(),
                .. read.Keeps.Select(it => it with { Selector = "$.Payload.Answer" + it.Selector[1..] }),
            ]);
        return read.Gone.Count == 0 ? Block.Of(step) : Found(step, gone);
    }

    private Block Pick(RecipeRead read, List<RecipeRead> before, string suffix, string gone)
    {
        var body = ScriptTexts.Function("pick", read.Script!);
        var step = new StepText(
            read.Step + suffix, StepText.Script, read.Seconds,
            [
                "Runtime: python3.11", "Handler: pick", "Script: |", .. ScriptTexts.Indented(script.Text(recipe.Uses, body)),
                "InputPayload:", .. script.Payload(before, suffix, body),
            ],
            OnFailure: "Abort", Outputs: read.Keeps);
        return read.Keeps.Any(it => it.Name == "Found") ? Found(step, gone) : Block.Of(step);
    }

    private static Block Found(StepText step, string gone) => new(step.Name, next =>
        [step, CommonSteps.Choice($"Is{step.Name}There", $"{step.Name}.Found", "BooleanEquals: true", next, gone)]);
}
