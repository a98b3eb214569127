using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>The looks of a recipe as steps. They are done more than once; the suffix tells the times apart.</summary>
/// <param name="script">The text of a script that begins with what the marker names.</param>
internal sealed class ReadSteps(Recipe recipe, ScriptTexts script)
{

    private const string Item = "{{ item }}";

    /// <param name="gone">The end to go to when the resource turns out to be gone.</param>
    public IEnumerable<Block> Of(IReadOnlyList<RecipeRead> reads, string suffix, string gone)
    {
        var before = new List<RecipeRead>();
        if (recipe.Settings.Count > 0 || recipe.IsUntagged)
            yield return Block.Of(Settings(suffix));
        var names = reads.Select(it => it.Step).ToList();
        foreach (var read in reads.Select(it => it with { With = References.Later(it.With, names, suffix) }))
        {
            var known = before.ToList();
            yield return read.Script is not null ? Pick(read, known, suffix, gone)
                : read.NeedsScript ? Scripted(read, known, suffix, gone)
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

    private Block Scripted(RecipeRead read, List<RecipeRead> before, string suffix, string gone)
    {
        var step = new StepText(
            read.Step + suffix, StepText.Script, read.Seconds,
            [
                "Runtime: python3.11", "Handler: read", "Script: |", .. ScriptTexts.Indented(script.Text([read.Reader], "read")),
                "InputPayload:",
                $"  Service: {read.Call!.Service}", $"  Api: {read.Call.Api}",
                .. Constant(read.With) is { Entries.Count: > 0 } with ? ["  With:", .. YamlLines.Entries(with, 4)] : (string[])["  With: {}"],
                $"  Gone: {Listed(read.Gone)}", $"  Absent: {Listed(read.Absent)}",
                .. read.Reader == DocumentStep.ReadingScripts[0] ? [] : new[] { $"  AllPages: {(read.AllPages ? "true" : "false")}" },
                .. read.Each is null ? Array.Empty<string>() : Each(read, before, suffix),
                .. read.Find is not { } find ? Array.Empty<string>() :
                    ["  Find:", $"    In: {Listed(find.In)}", $"    By: {Listed(find.By)}", "    Is: \"{{ ResourceId }}\"", $"    Keep: {Listed(Members(read))}"],
            ],
            OnFailure: "Abort",
            Outputs:
            [
                .. read.CanBeGone ? [new Kept("Found", "Boolean", "$.Payload.Found")] : Array.Empty<Kept>(),
                .. read.Keeps.Select(it => it with { Selector = "$.Payload.Answer" + it.Selector[1..] }),
            ]);
        return read.CanBeGone ? Found(step, gone) : Block.Of(step);
    }

    /// <summary>
    /// The members kept of the item, which have a value even when it is not found: an output that finds nothing fails.
    /// </summary>
    private static IEnumerable<string> Members(RecipeRead read) =>
        read.Keeps.Where(it => it.Selector.Length > 2).Select(it => it.Selector[2..]);

    private static string Listed(IEnumerable<string> words) => $"[{string.Join(", ", words.Select(YamlLines.Quoted))}]";

    /// <summary>The list to go through, and the member of the call that takes the item.</summary>
    private static string[] Each(RecipeRead read, List<RecipeRead> before, string suffix)
    {
        var keeper = before.Last(it => it.Keeps.Any(kept => kept.Name == read.Each)).Step;
        var member = read.With!.Entries.Single(entry => entry.Value.Scalar == Item).Key;
        return [$"  Each: \"{{{{ {keeper}{suffix}.{read.Each} }}}}\"", $"  As: {member}"];
    }

    private static YamlValue? Constant(YamlValue? with) => with is YamlMap map
        ? map with { Pairs = [.. map.Pairs.Where(it => it.Value.Scalar != Item)] }
        : with;

    private Block Pick(RecipeRead read, List<RecipeRead> before, string suffix, string gone)
    {
        var body = ScriptTexts.Function("pick", read.Script!);
        var text = script.Text(recipe.Uses, "pick", body);
        var step = new StepText(
            read.Step + suffix, StepText.Script, read.Seconds,
            [
                "Runtime: python3.11", "Handler: pick", "Script: |", .. ScriptTexts.Indented(text),
                "InputPayload:", .. script.Payload(before, suffix, text),
            ],
            OnFailure: "Abort", Outputs: read.Keeps);
        return read.Keeps.Any(it => it.Name == "Found") ? Found(step, gone) : Block.Of(step);
    }

    private static Block Found(StepText step, string gone) => new(step.Name, next =>
        [step, CommonSteps.Choice($"Is{step.Name}There", $"{step.Name}.Found", "BooleanEquals: true", next, gone)]);
}
