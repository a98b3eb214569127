using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>The condition of <c>[?(…)]</c>; comparisons have the meaning of RFC 9535, section 2.3.5.</summary>
internal abstract record FilterExpression
{
    public abstract bool Accepts(JsonNode? item, JsonNode? root);
}

internal sealed record FilterOr(FilterExpression Left, FilterExpression Right) : FilterExpression
{
    public override bool Accepts(JsonNode? item, JsonNode? root) =>
        Left.Accepts(item, root) || Right.Accepts(item, root);
}

internal sealed record FilterAnd(FilterExpression Left, FilterExpression Right) : FilterExpression
{
    public override bool Accepts(JsonNode? item, JsonNode? root) =>
        Left.Accepts(item, root) && Right.Accepts(item, root);
}

internal sealed record FilterNot(FilterExpression Inner) : FilterExpression
{
    public override bool Accepts(JsonNode? item, JsonNode? root) => !Inner.Accepts(item, root);
}

internal sealed record FilterExists(FilterOperand Operand) : FilterExpression
{
    public override bool Accepts(JsonNode? item, JsonNode? root) =>
        Operand.TryRead(item, root, out var value)
        && (Operand.Path?.IsDefinite != false || value is JsonArray { Count: > 0 });
}

internal sealed record FilterComparison(FilterOperand Left, string Operator, FilterOperand Right) : FilterExpression
{
    public override bool Accepts(JsonNode? item, JsonNode? root)
    {
        var hasLeft = Left.TryRead(item, root, out var left);
        var hasRight = Right.TryRead(item, root, out var right);
        var equal = hasLeft == hasRight && (!hasLeft || Json.AreEqual(left, right));
        var order = hasLeft && hasRight ? Compare(left, right) : null;
        return Operator switch
        {
            "==" => equal,
            "!=" => !equal,
            "<" => order < 0,
            "<=" => equal || order <= 0,
            ">" => order > 0,
            _ => equal || order >= 0,
        };
    }

    private static int? Compare(JsonNode? left, JsonNode? right) =>
        Json.Text(left) is { } a && Json.Text(right) is { } b
            ? string.CompareOrdinal(a, b)
            : Json.CompareNumbers(left, right);
}

/// <summary>A literal, or a path from the item or from the root of the document.</summary>
internal sealed record FilterOperand(JsonPath? Path, JsonNode? Literal)
{
    public bool TryRead(JsonNode? item, JsonNode? root, out JsonNode? value)
    {
        value = Literal;
        return Path is null || Path.TryRead(Path.Root == PathRoot.Item ? item : root, root, out value);
    }
}
