using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PciAutoHeal.Content.Tests.Running;

/// <summary>The JSONPath that our documents write: names, indexes, and <c>[*]</c>.</summary>
internal static partial class Selector
{
    /// <summary>
    /// What the path finds; null where a definite path finds nothing, a list where it has a <c>[*]</c>.
    /// </summary>
    public static JsonNode? Find(JsonNode? root, string path)
    {
        if (!Path().IsMatch(path))
            throw new NotSupportedException($"The runner does not know the path '{path}'.");

        var found = new List<JsonNode?> { root };
        foreach (Match step in Step().Matches(path))
        {
            found = step.Value switch
            {
                "[*]" => [.. found.SelectMany(node => (node as JsonArray)?.AsEnumerable() ?? [])],
                ['[', .. var index, ']'] => [.. found.Select(node => At(node as JsonArray, int.Parse(index)))],
                _ => [.. found.Select(node => (node as JsonObject)?[step.Value[1..]])],
            };
        }

        return path.Contains("[*]", StringComparison.Ordinal)
            ? new JsonArray([.. found.Where(node => node is not null).Select(node => node!.DeepClone())])
            : found.Single();
    }

    private static JsonNode? At(JsonArray? list, int index) =>
        list is not null && index < list.Count ? list[index] : null;

    [GeneratedRegex(@"^\$(\.\w+|\[\d+\]|\[\*\])*$")]
    private static partial Regex Path();

    [GeneratedRegex(@"\.\w+|\[\d+\]|\[\*\]")]
    private static partial Regex Step();
}
