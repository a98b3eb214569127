using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>A data test; the operand stands in the file, or a path leads to it (operators ending in Path).</summary>
internal sealed record ComparisonRule(
    JsonPath Variable, string Operator, Comparison Compare, JsonElement Literal, JsonPath? OperandPath) : ChoiceRule
{
    internal override bool Holds(DataView view)
    {
        var value = view.Read(Variable, ErrorNames.Runtime, "a Choice Variable");
        var operand = OperandPath is null
            ? Json.FromElement(Literal)
            : view.Read(OperandPath, ErrorNames.Runtime, Operator);
        return Compare.Test(value, operand);
    }
}

/// <summary>A comparison operator: the kind of literal it takes, and the test.</summary>
internal sealed record Comparison(Func<JsonElement, bool> TakesLiteral, Func<JsonNode?, JsonNode?, bool> Test);
