using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PciAutoHeal.Asl;

/// <summary><c>${Name}</c> in the texts of a definition; in the cloud, DefinitionSubstitutions fill them.</summary>
public static partial class Placeholders
{
    /// <summary>The names a definition uses, each once, in the order of the file.</summary>
    public static IReadOnlyList<string> In(string json) =>
        [.. Pattern().Matches(json).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    internal static JsonElement Fill(JsonCursor cursor, IReadOnlyDictionary<string, string> values) =>
        JsonElement.Parse((Build(cursor, values) ?? throw cursor.Refuse("expected an object")).ToJsonString());

    private static JsonNode? Build(JsonCursor cursor, IReadOnlyDictionary<string, string> values) => cursor.Kind switch
    {
        JsonValueKind.Object => new JsonObject(
            cursor.Members().Select(m => KeyValuePair.Create(m.Name, Build(m, values)))),
        JsonValueKind.Array => new JsonArray([.. cursor.Items().Select(item => Build(item, values))]),
        JsonValueKind.String => JsonValue.Create(Pattern().Replace(cursor.Text(), match =>
            values.TryGetValue(match.Groups["name"].Value, out var value)
                ? value
                : throw cursor.Refuse($"there is no value for the placeholder {match.Value}"))),
        _ => Json.FromElement(cursor.Element),
    };

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z][A-Za-z0-9_]*)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
