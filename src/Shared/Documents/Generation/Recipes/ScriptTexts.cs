using System.Text.RegularExpressions;

namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>
/// The scripts of one document: shared fragments in front, what the recipe says behind, and what they are given.
/// </summary>
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

    /// <summary>What the recipe says, behind those of the fragments that it uses.</summary>
    /// <param name="handler">The function that is called from outside.</param>
    public string Text(IReadOnlyList<string> fragments, string handler, params string[] own)
    {
        var texts = fragments.Select(path => (Path: path, Text: Bare(fragment(path) ?? throw new KeyNotFoundException(path)))).ToList();
        var used = Used([.. texts.Select(it => it.Text)], [handler, .. own]);
        var kept = texts.Where((_, at) => used.Contains(at)).ToList();
        IEnumerable<string> names = [.. kept.Select(it => it.Path), .. own.Length == 0 ? [] : new[] { $"recipes/{recipe.Verb}.yaml" }];
        return $"# {string.Join(" + ", names)}\n" + string.Join("\n\n", kept.Select(it => it.Text).Concat(own).Select(text => text.TrimEnd()));
    }

    /// <summary>The fragments that define what these texts, or fragments that they use, speak of.</summary>
    private static HashSet<int> Used(List<string> fragments, IReadOnlyList<string> texts)
    {
        var used = new HashSet<int>();
        var open = new Queue<string>(texts);
        while (open.TryDequeue(out var text))
        {
            var words = Names().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
            for (var at = 0; at < fragments.Count; at++)
            {
                if (Definitions().Matches(fragments[at]).Any(match => words.Contains(match.Groups[1].Value)) && used.Add(at))
                    open.Enqueue(fragments[at]);
            }
        }

        return used;
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

    /// <summary>
    /// Without comments and gaps: a document may have 64 KB, and its fragments are explained where they are written.
    /// </summary>
    private static string Bare(string text) =>
        Gaps().Replace(Comments().Replace(text, ""), "\n\n").Trim('\n');

    public static string Function(string name, string body) => $"def {name}(event, context):\n"
        + string.Join('\n', body.TrimEnd().Split('\n').Select(line => line.Length == 0 ? "" : "    " + line));

    public static IEnumerable<string> Indented(string text) =>
        text.Split('\n').Select(line => line.Length == 0 ? "" : "  " + line);

    [GeneratedRegex("""^[ ]*(#.*|\"{3}[^\n]*\"{3})\n""", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^(?:def|import|from \w+ import)? ?(\w+)(?=\(| =|$|\n)", RegexOptions.Multiline)]
    private static partial Regex Definitions();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Names();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Gaps();

    [GeneratedRegex("""["'](\w+)["']""")]
    private static partial Regex Words();
}
