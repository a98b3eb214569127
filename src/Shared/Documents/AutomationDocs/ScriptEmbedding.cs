using System.Text.RegularExpressions;

namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>
/// Puts the scripts that live beside the documents into them. A script's block begins with the comment that names
/// its files: <c># scripts/decide.py + scripts/trail.py</c>; what follows it is replaced.
/// </summary>
public static partial class ScriptEmbedding
{
    /// <param name="document">The document's text.</param>
    /// <param name="script">The text of a script by its path beside the document; null where there is none.</param>
    public static string Embed(string document, Func<string, string?> script)
    {
        var output = new List<string>();
        var lines = document.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            output.Add(lines[at]);
            if (BlockStart().Match(lines[at]) is not { Success: true } start
                || at + 1 >= lines.Length
                || Marker().Match(lines[at + 1]) is not { Success: true } marker)
                continue;

            var files = marker.Groups["files"].Value.Split(" + ");
            var texts = files.Select(script).ToList();
            if (texts.Contains(null))
                continue;

            output.Add(lines[at + 1]);
            output.AddRange(
                Indent(string.Join("\n\n\n", texts.Select(text => text!.TrimEnd())), marker.Groups["indent"].Value));
            at = EndOfBlock(lines, at + 1, start.Groups["indent"].Length) - 1;
        }

        return string.Join('\n', output);
    }

    /// <summary>The files that a script's first line names.</summary>
    public static IReadOnlyList<string> FilesOf(string script)
    {
        var end = script.IndexOf('\n', StringComparison.Ordinal);
        return Marker().Match(end < 0 ? script : script[..end]) is { Success: true } marker
            ? marker.Groups["files"].Value.Split(" + ")
            : [];
    }

    private static IEnumerable<string> Indent(string text, string by) =>
        text.Split('\n').Select(line => line.Length == 0 ? line : by + line);

    /// <summary>
    /// The first line after the block that is indented no deeper than its key; blank lines before it stay.
    /// </summary>
    private static int EndOfBlock(string[] lines, int at, int indent)
    {
        var end = at;
        while (end < lines.Length && (lines[end].Length == 0 || lines[end].TakeWhile(c => c == ' ').Count() > indent))
            end++;
        while (lines[end - 1].Length == 0)
            end--;
        return end;
    }

    [GeneratedRegex(@"^(?<indent> *)Script: \|$")]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"^(?<indent> *)# (?<files>scripts/\w+\.py( \+ (scripts/\w+\.py|recipes/\w+\.yaml))*|recipes/\w+\.yaml)$")]
    private static partial Regex Marker();
}
