using System.Text.Json.Nodes;
using CsCheck;

namespace PciAutoHeal.Asl.Tests.Paths;

public sealed class ResultPlacementTests
{
    [Theory]
    [InlineData("$", """{ "a": 1 }""", "7")]
    [InlineData("$.r", """{ "a": 1 }""", """{ "a": 1, "r": 7 }""")]
    [InlineData("$.a.b.c", """{ "a": { "x": 0 } }""", """{ "a": { "x": 0, "b": { "c": 7 } } }""")]
    [InlineData("$['a b']", "{}", """{ "a b": 7 }""")]
    [InlineData("$.l[0].n", """{ "l": [{ "n": 1, "m": 2 }] }""", """{ "l": [{ "n": 7, "m": 2 }] }""")]
    [InlineData("$[1]", "[1, 2, 3]", "[1, 7, 3]")]
    public void The_result_goes_where_the_path_says(string path, string input, string expected) =>
        Same(Place(path, input).Output, expected).Should().BeTrue();

    [Theory]
    [InlineData("$.a.b", """{ "a": 1 }""")]
    [InlineData("$.a", "[]")]
    [InlineData("$.a", "null")]
    [InlineData("$.l[2]", """{ "l": [1, 2] }""")]
    [InlineData("$.a[0]", """{ "a": { "0": 1 } }""")]
    public void A_path_that_does_not_fit_the_input_is_a_fault(string path, string input) =>
        Place(path, input).Error.Should().Be(ErrorNames.ResultPathMatchFailure);

    [Fact]
    public void The_input_itself_may_be_the_result()
    {
        var done = Machines.Run("""
            "A": { "Type": "Pass", "ResultPath": "$.self", "Next": "B" },
            "B": { "Type": "Pass", "ResultPath": "$.self.again", "End": true }
            """, """{ "k": 1 }""");

        Same(done.Output, """{ "k": 1, "self": { "k": 1, "again": { "k": 1, "self": { "k": 1 } } } }""").Should().BeTrue();
    }

    [Fact]
    public void What_was_placed_is_found_there_and_all_else_is_as_before() =>
        Gen.String[Gen.Char['a', 'd'], 1, 3].List[1, 4].Sample(names =>
        {
            var path = "$." + string.Join('.', names);

            var output = Place(path, """{ "zz": [1, { "y": null }] }""").Output!;

            names.Aggregate(output, (at, name) => at[name]!).GetValue<int>().Should().Be(7);
            Same(output["zz"], """[1, { "y": null }]""").Should().BeTrue();
        });

    private static Execution Place(string path, string input) => Machines.Run(
        $$"""
        "A": { "Type": "Pass", "Result": 7, "ResultPath": {{JsonValue.Create(path).ToJsonString()}}, "End": true }
        """,
        input);

    private static bool Same(JsonNode? actual, string expected) =>
        JsonNode.DeepEquals(actual, JsonNode.Parse(expected));
}
