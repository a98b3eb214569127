using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>Where a path starts: <c>$</c> the input, <c>$$</c> the context object, <c>@</c> a filter's item.</summary>
public enum PathRoot
{
    Input,
    Context,
    Item,
}

/// <summary>A compiled JSONPath.</summary>
public sealed class JsonPath
{
    internal JsonPath(string text, PathRoot root, ImmutableArray<PathSegment> segments)
    {
        Text = text;
        Root = root;
        Segments = segments;
        IsDefinite = segments.All(segment => segment.IsDefinite);
        IsReference = segments.All(segment => segment is NameSegment or IndexSegment { Index: >= 0 });
    }

    /// <summary><c>$</c>: the whole input, the default of most path fields.</summary>
    public static JsonPath Whole { get; } = Parse("$");

    public string Text { get; }

    public PathRoot Root { get; }

    /// <summary>Names at most one value; an indefinite path yields an array, possibly empty.</summary>
    public bool IsDefinite { get; }

    /// <summary>A reference path of the specification: names and positions only.</summary>
    public bool IsReference { get; }

    internal ImmutableArray<PathSegment> Segments { get; }

    /// <exception cref="FormatException">The text is not a path that this library supports.</exception>
    public static JsonPath Parse(string text) => JsonPathParser.Parse(text);

    public override string ToString() => Text;

    /// <summary>The value at the path, or false where a definite part of the path leads nowhere.</summary>
    internal bool TryRead(JsonNode? from, JsonNode? root, out JsonNode? value, int skip = 0)
    {
        List<JsonNode?> found = [from];
        var definite = true;
        for (var i = skip; i < Segments.Length; i++)
        {
            var segment = Segments[i];
            List<JsonNode?> next = [];
            foreach (var node in found)
                segment.Select(node, root, next);
            if (definite && segment is NameSegment && next.Count == 0)
            {
                value = null;
                return false;
            }

            definite &= segment.IsDefinite;
            found = next;
        }

        value = definite ? found.SingleOrDefault() : Json.Array(found);
        return !definite || found.Count == 1;
    }

    internal bool TryRead(JsonNode? from, out JsonNode? value) => TryRead(from, from, out value);
}
