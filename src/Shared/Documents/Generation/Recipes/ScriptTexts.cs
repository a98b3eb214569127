using System.Text.RegularExpressions;

namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>The scripts of one document: shared fragments in front, what the recipe says behind, and what they are given.</summary>
/// <param name="fragment">The text of a fragment beside the documents, by its path; null where there is none.</param>
internal sealed partial class ScriptTexts(Recipe recipe, Func<string, string?> fragment)
{
    private readonly Dictionary<string, string> payload = new(StringComparer.Ordinal)
    {
        ["ResourceId"] = "{{ ResourceId }}",
        ["Account"] = "{{ global:ACCOUNT_ID }}",
        ["Region"] = "{{ global:REGION }}",
        ["AutomationAssumeRole"] = "{{ AutomationAssumeRole }}",
    };

    public string Text(IReadOnlyList<string> fragments, params string[] own)
    {
        IEnumerable<string> names = own.Length == 0 ? fragments : [.. fragments, $"recipes/{recipe.Verb}.yaml"];
        var texts = fragments.Select(path => Bare(fragment(path) ?? throw new KeyNotFoundException(path)));
        return $"# {string.Join(" + ", names)}\n" + string.Join("\n\n", texts.Concat(own).Select(text => text.TrimEnd()));
    }

    /// <summary>The fragments that a judge of this recipe leans on.</summary>
    public IReadOnlyList<string> Basis(string shared) =>
        [shared, .. recipe.Settings.Count > 0 || recipe.IsUntagged ? ["scripts/settings.py"] : Array.Empty<string>(), .. recipe.Uses];

    /// <summary>What a script is given: of all that is known, the part that it names.</summary>
    public IEnumerable<string> Payload(IReadOnlyList<RecipeRead> reads, string suffix, params string[] scripts)
    {
        var text = string.Join('\n', scripts);
        var all = payload
            .Concat(recipe.Parameters.Select(it => KeyValuePair.Create(it.Name, $"{{{{ {it.Name} }}}}")))
            .Concat(recipe.Settings.Count > 0 || recipe.IsUntagged
                ? [KeyValuePair.Create("Settings", $"{{{{ ReadSettings{suffix}.Settings }}}}")] : [])
            .Concat(reads.SelectMany(read => read.Keeps.Select(kept =>
                KeyValuePair.Create(kept.Name, $"{{{{ {read.Step}{suffix}.{kept.Name} }}}}"))));
        return all.Where(it => Words().Matches(text).Any(word => word.Groups[1].Value == it.Key))
            .Select(it => $"  {it.Key}: \"{it.Value}\"")
            .Concat(text.Contains("event[\"Document\"]", StringComparison.Ordinal) ? [$"  Document: {recipe.Verb}"] : []);
    }

    /// <summary>Without comments and gaps: a document may have 64 KB, and its fragments are explained where they are written.</summary>
    private static string Bare(string text) =>
        Gaps().Replace(Comments().Replace(text, ""), "\n\n").Trim('\n');

    public static string Function(string name, string body) => $"def {name}(event, context):\n"
        + string.Join('\n', body.TrimEnd().Split('\n').Select(line => line.Length == 0 ? "" : "    " + line));

    public static IEnumerable<string> Indented(string text) =>
        text.Split('\n').Select(line => line.Length == 0 ? "" : "  " + line);

    [GeneratedRegex("""^[ ]*(#.*|\"{3}[^\n]*\"{3})\n""", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Gaps();

    [GeneratedRegex("""["'](\w+)["']""")]
    private static partial Regex Words();
}
