using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>One step of a path: from a value to the values it names, in document order.</summary>
internal abstract record PathSegment
{
    public virtual bool IsDefinite => false;

    public abstract void Select(JsonNode? node, JsonNode? root, List<JsonNode?> into);

    protected static IEnumerable<JsonNode?> ChildrenOf(JsonNode? node) => node switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray items => items,
        _ => [],
    };
}

internal sealed record NameSegment(string Name) : PathSegment
{
    public override bool IsDefinite => true;

    public override void Select(JsonNode? node, JsonNode? root, List<JsonNode?> into)
    {
        if (node is JsonObject members && members.TryGetPropertyValue(Name, out var value))
            into.Add(value);
    }
}

internal sealed record IndexSegment(int Index) : PathSegment
{
    public override bool IsDefinite => true;

    public override void Select(JsonNode? node, JsonNode? root, List<JsonNode?> into)
    {
        if (node is not JsonArray items)
            return;
        var at = Index < 0 ? items.Count + Index : Index;
        if (at >= 0 && at < items.Count)
            into.Add(items[at]);
    }
}

internal sealed record WildcardSegment : PathSegment
{
    public override void Select(JsonNode? node, JsonNode? root, List<JsonNode?> into) =>
        into.AddRange(ChildrenOf(node));
}

internal sealed record UnionSegment(ImmutableArray<PathSegment> Parts) : PathSegment
{
    public override void Select(JsonNode? node, JsonNode? root, List<JsonNode?> into)
    {
        foreach (var part in Parts)
            part.Select(node, root, into);
    }
}

/// <summary><c>[from:to:step]</c> with the meaning of RFC 9535, section 2.3.4.</summary>
internal sealed record SliceSegment(int? From, int? To, int Step) : PathSegment
{
    public override void Select(JsonNode? node, JsonNode? root, List<JsonNode?> into)
    {
        if (node is not JsonArray items || Step == 0)
            return;
        var count = items.Count;
        if (Step > 0)
        {
            var end = Math.Clamp(Place(To ?? count, count), 0, count);
            for (var i = Math.Clamp(Place(From ?? 0, count), 0, count); i < end; i += Step)
                into.Add(items[i]);
        }
        else
        {
            var end = To is { } to ? Math.Clamp(Place(to, count), -1, count - 1) : -1;
            for (var i = Math.Clamp(Place(From ?? count - 1, count), -1, count - 1); i > end; i += Step)
                into.Add(items[i]);
        }
    }

    private static int Place(int position, int count) => position < 0 ? count + position : position;
}

/// <summary><c>..</c>: the inner step, taken from the value and from everything below it.</summary>
internal sealed record DescendantSegment(PathSegment Inner) : PathSegment
{
    public override void Select(JsonNode? node, JsonNode? root, List<JsonNode?> into)
    {
        Inner.Select(node, root, into);
        foreach (var child in ChildrenOf(node))
            Select(child, root, into);
    }
}

internal sealed record FilterSegment(FilterExpression Filter) : PathSegment
{
    public override void Select(JsonNode? node, JsonNode? root, List<JsonNode?> into)
    {
        foreach (var child in ChildrenOf(node))
        {
            if (Filter.Accepts(child, root))
                into.Add(child);
        }
    }
}
