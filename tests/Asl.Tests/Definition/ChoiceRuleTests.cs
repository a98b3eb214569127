using System.Text.Json.Nodes;
using CsCheck;

namespace PciAutoHeal.Asl.Tests.Definition;

public sealed class ChoiceRuleTests
{
    private static readonly string[] Orders =
        ["Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"];

    [Fact]
    public void Numbers_are_ordered_as_numbers() =>
        Gen.Select(Gen.Int[-3, 3], Gen.Int[-3, 3]).Sample((a, b) =>
            Truths("Numeric", $"{a}", $"{b}.0").Should().Equal(a == b, a < b, a > b, a <= b, a >= b), iter: 60);

    [Fact]
    public void Texts_are_ordered_by_code_unit() =>
        Gen.Select(Gen.OneOf("", "A", "a", "aa", "é", "Z"), Gen.OneOf("", "A", "a", "aa", "é", "Z")).Sample(
            (a, b) =>
            {
                var order = string.CompareOrdinal(a, b);
                Truths("String", Quote(a), Quote(b))
                    .Should().Equal(order == 0, order < 0, order > 0, order <= 0, order >= 0);
            }, iter: 60);

    [Theory]
    [InlineData("2025-01-01T00:00:00Z", "2025-01-01T01:00:00+01:00", 0)]
    [InlineData("2025-01-01T00:00:00.001Z", "2025-01-01T00:00:00Z", 1)]
    [InlineData("2025-01-01T00:00:00.123456789012Z", "2025-01-01T00:00:00.123456789Z", 0)]
    [InlineData("2024-12-31T23:59:60Z", "2025-01-01T00:00:00Z", null)]
    [InlineData("2025-01-01 00:00:00Z", "2025-01-01T00:00:00Z", null)]
    [InlineData("2025-01-01T00:00:00", "2025-01-01T00:00:00Z", null)]
    public void Timestamps_are_ordered_as_instants(string a, string b, int? order) =>
        Truths("Timestamp", Quote(a), Quote(b)).Should().Equal(order == 0, order < 0, order > 0, order <= 0, order >= 0);

    [Theory]
    [InlineData("Numeric", "\"1\"", "1")]
    [InlineData("String", "1", "\"1\"")]
    [InlineData("String", "null", "\"\"")]
    [InlineData("Timestamp", "1735689600", "\"2025-01-01T00:00:00Z\"")]
    public void Values_of_another_type_never_match(string type, string value, string operand) =>
        Truths(type, value, operand).Should().AllBeEquivalentTo(false);

    [Theory]
    [InlineData("""{ "Variable": "$.n", "NumericEquals": 9007199254740993 }""", true)]
    [InlineData("""{ "Variable": "$.n", "NumericEquals": 9007199254740992 }""", false)]
    [InlineData("""{ "Variable": "$.huge", "NumericGreaterThan": 1e300 }""", true)]
    [InlineData("""{ "Variable": "$$.State.Name", "StringEquals": "Q" }""", true)]
    [InlineData("""{ "Variable": "$$.Execution.Input.n", "IsNumeric": true }""", true)]
    [InlineData("""{ "Variable": "$.b", "BooleanEquals": true }""", true)]
    [InlineData("""{ "Variable": "$.b", "BooleanEqualsPath": "$.no" }""", false)]
    [InlineData("""{ "Variable": "$.z", "IsNull": false }""", false)]
    [InlineData("""{ "Variable": "$.t", "IsTimestamp": true }""", true)]
    [InlineData("""{ "Not": { "Variable": "$.b", "IsBoolean": false } }""", true)]
    [InlineData("""
        { "Or": [{ "Variable": "$.b", "BooleanEquals": true }, { "Variable": "$.gone", "IsNull": true }] }
        """, true)]
    public void Rules(string rule, bool expected) => Holds(rule, """
        { "n": 9007199254740993, "huge": 1e301, "b": true, "no": false, "z": null, "t": "2025-01-01T00:00:00Z" }
        """).Should().Be(expected);

    [Theory]
    [InlineData("""{ "Variable": "$.gone", "IsNull": true }""")]
    [InlineData("""{ "Variable": "$.a", "NumericEqualsPath": "$.gone" }""")]
    [InlineData("""{ "And": [{ "Variable": "$.a", "NumericEquals": 1 }, { "Variable": "$.gone", "IsNull": true }] }""")]
    public void A_missing_value_ends_the_execution(string rule) =>
        Choose(rule, """{ "a": 1 }""").Error.Should().Be(ErrorNames.Runtime);

    private static IEnumerable<bool> Truths(string type, string value, string operand) =>
        Orders.Select(order => Holds(
            $$"""{ "Variable": "$.v", "{{type}}{{order}}Path": "$.o" }""", $$"""{ "v": {{value}}, "o": {{operand}} }"""));

    private static bool Holds(string rule, string input) => Choose(rule, input).Output!.GetValue<bool>();

    private static Execution Choose(string rule, string input) => Machines.Run($$"""
        "Q": { "Type": "Choice", "Default": "No", "Choices": [{{rule[..rule.LastIndexOf('}')]}}, "Next": "Yes" }] },
        "Yes": { "Type": "Pass", "Result": true, "End": true },
        "No": { "Type": "Pass", "Result": false, "End": true }
        """, input);

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString();
}
