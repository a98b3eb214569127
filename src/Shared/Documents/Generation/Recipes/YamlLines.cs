using System.Text.Encodings.Web;
using System.Text.Json;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>
/// Values back to lines of YAML: plain stays plain, everything else is quoted so that no reader guesses.
/// </summary>
internal static class YamlLines
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);

    /// <summary>The entries of a map, each with its value, indented by so many spaces.</summary>
    public static IEnumerable<string> Entries(YamlValue? map, int indent) =>
        (map?.Entries ?? []).SelectMany(entry => Entry(entry.Key, entry.Value, indent));

    /// <summary>A key and its value.</summary>
    public static IEnumerable<string> Entry(string key, YamlValue value, int indent)
    {
        var start = $"{new string(' ', indent)}{key}:";
        return value switch
        {
            YamlScalar scalar => [$"{start} {Text(scalar)}"],
            YamlMap { Pairs.Count: 0 } => [$"{start} {{}}"],
            YamlList { Values.Count: 0 } => [$"{start} []"],
            YamlList list => [start, .. list.Values.SelectMany(item => Item(item, indent + 2))],
            _ => [start, .. Entries(value, indent + 2)],
        };
    }

    private static IEnumerable<string> Item(YamlValue item, int indent)
    {
        var dash = $"{new string(' ', indent)}- ";
        if (item is YamlScalar scalar)
            return [dash + Text(scalar)];
        var lines = item is YamlList list
            ? list.Values.SelectMany(below => Item(below, indent + 2)).ToList()
            : Entries(item, indent + 2).ToList();
        if (lines.Count == 0)
            return [dash + (item is YamlList ? "[]" : "{}")];
        lines[0] = dash + lines[0][(indent + 2)..];
        return lines;
    }

    private static string Text(YamlScalar scalar) => scalar.IsPlain ? scalar.Text : Quoted(scalar.Text);
}
