namespace PciAutoHeal.Asl.Tests.Templates;

public sealed class IntrinsicFunctionTests
{
    [Theory]
    [InlineData("States.Format('plain')", "\"plain\"")]
    [InlineData("States.Format('{}{}', 1, 'x')", "\"1x\"")]
    [InlineData("States.Format('\\{\\} {} \\\\', 1)", "\"{} 1 \\\\\"")]
    [InlineData("States.Format('it\\'s {}', true)", "\"it's true\"")]
    [InlineData("States.Format($.template, $.n)", "\"n is 1.50\"")]
    [InlineData("States.Format('{}', $.o)", "\"{\\\"k\\\":[1,null]}\"")]
    [InlineData("States.StringToJson('[1, {\\\"a\\\": null}]')", "[1,{\"a\":null}]")]
    [InlineData("States.StringToJson('\\\"text\\\"')", "\"text\"")]
    [InlineData("States.JsonToString($.o)", "\"{\\\"k\\\":[1,null]}\"")]
    [InlineData("States.JsonToString('a')", "\"\\\"a\\\"\"")]
    [InlineData("States.StringSplit('a,b;;c', ',;')", "[\"a\",\"b\",\"c\"]")]
    [InlineData("States.StringSplit('', ',')", "[]")]
    public void Texts(string call, string expected) =>
        Unescaped(Machines.Value(call, """{ "template": "n is {}", "n": 1.50, "o": { "k": [1, null] } }"""))
            .Should().Be(Unescaped(expected));

    [Theory]
    [InlineData("States.Array()", "[]")]
    [InlineData("States.Array($.a, null, States.Array(1))", "[[1,2,3],null,[1]]")]
    [InlineData("States.ArrayPartition($.a, 4)", "[[1,2,3]]")]
    [InlineData("States.ArrayPartition($.a, 1.6)", "[[1,2],[3]]")]
    [InlineData("States.ArrayPartition($.none, 4)", "[]")]
    [InlineData("States.ArrayContains($.a, 2.0)", "true")]
    [InlineData("States.ArrayContains($.a, '2')", "false")]
    [InlineData("States.ArrayRange(0, 0, 5)", "[0]")]
    [InlineData("States.ArrayRange(1, -5, -2)", "[1,-1,-3,-5]")]
    [InlineData("States.ArrayRange(1, 0, 1)", "[]")]
    [InlineData("States.ArrayLength($.none)", "0")]
    [InlineData("States.ArrayUnique($.twice)", "[1,\"1\",null,[1],{\"a\":1,\"b\":2}]")]
    [InlineData("States.ArrayGetItem($.a, 0)", "1")]
    public void Arrays(string call, string expected) => Machines.Value(call, """
        {
          "a": [1, 2, 3], "none": [],
          "twice": [1, "1", 1.0, null, [1], [1], null, { "a": 1, "b": 2 }, { "b": 2, "a": 1 }]
        }
        """).Should().Be(expected);

    [Theory]
    [InlineData("States.Base64Encode('Grüße 🚀')", "\"R3LDvMOfZSDwn5qA\"")]
    [InlineData("States.Base64Decode('R3LDvMOfZSDwn5qA')", "\"Grüße 🚀\"")]
    [InlineData("States.Hash('input data', 'SHA-1')", "\"aaff4a450a104cd177d28d18d74485e8cae074b7\"")]
    [InlineData("States.Hash('', 'MD5')", "\"d41d8cd98f00b204e9800998ecf8427e\"")]
    [InlineData("States.MathAdd(1, 2.5)", "4")]
    [InlineData("States.MathAdd(-3, 1)", "-2")]
    [InlineData("States.MathRandom(7, 8)", "7")]
    [InlineData("States.JsonMerge($.a, $.b, false)", "{\"x\":1,\"y\":[2]}")]
    public void Encodings_and_numbers(string call, string expected) =>
        Unescaped(Machines.Value(call, """{ "a": { "x": 1, "y": { "deep": 1 } }, "b": { "y": [2] } }"""))
            .Should().Be(Unescaped(expected));

    [Theory]
    [InlineData("States.Format('{} {}', 1)")]
    [InlineData("States.Format('{}', 1, 2)")]
    [InlineData("States.Format(7)")]
    [InlineData("States.StringToJson('{')")]
    [InlineData("States.StringToJson(7)")]
    [InlineData("States.ArrayPartition($.a, 0)")]
    [InlineData("States.ArrayGetItem($.a, 3)")]
    [InlineData("States.ArrayGetItem($.a, -1)")]
    [InlineData("States.ArrayRange(1, 2, 0)")]
    [InlineData("States.ArrayRange(1, 1001, 1)")]
    [InlineData("States.ArrayLength($.long)")]
    [InlineData("States.Base64Decode('***')")]
    [InlineData("States.Hash('x', 'SHA-3')")]
    [InlineData("States.Hash($.long, 'MD5')")]
    [InlineData("States.Base64Encode($.long)")]
    [InlineData("States.JsonMerge($, $, true)")]
    [InlineData("States.JsonMerge($.a, $, false)")]
    [InlineData("States.MathRandom(5, 5)")]
    [InlineData("States.MathAdd('1', 2)")]
    public void A_call_that_cannot_be_answered_is_an_intrinsic_failure(string call)
    {
        var text = new string('x', 10_001);

        Machines.Failure(call, $$"""{ "a": [1, 2, 3], "long": "{{text}}" }""").Error
            .Should().Be(ErrorNames.IntrinsicFailure);
    }

    [Fact]
    public void A_range_of_a_thousand_is_the_longest() =>
        Machines.Value("States.ArrayLength(States.ArrayRange(1, 1000, 1))").Should().Be("1000");

    [Theory]
    [InlineData("States.Nope(1)")]
    [InlineData("States.Format()")]
    [InlineData("States.UUID(1)")]
    [InlineData("States.Array(1")]
    [InlineData("States.Array(1,)")]
    [InlineData("States.Array(1) x")]
    [InlineData("States.Array(nope)")]
    [InlineData("plain text")]
    public void What_is_no_call_is_refused_when_the_definition_is_read(string call)
    {
        var act = () => Machines.Value(call);

        act.Should().Throw<AslException>().Which.Path.Should().Be("$.States.A.Parameters['v.$']");
    }

    [Fact]
    public void Chance_repeats_with_the_execution_and_differs_between_calls()
    {
        const string states = """
            "A": { "Type": "Pass", "End": true, "Parameters": {
              "first.$": "States.UUID()", "second.$": "States.UUID()", "dice.$": "States.MathRandom(1, 7)" } }
            """;

        var once = Machines.Run(states).Output!;
        var again = Machines.Run(states).Output!;

        again.ToJsonString().Should().Be(once.ToJsonString());
        once["first"]!.GetValue<string>().Should().NotBe(once["second"]!.GetValue<string>())
            .And.MatchRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        once["dice"]!.GetValue<int>().Should().BeInRange(1, 6);
    }

    [Fact]
    public void A_seeded_random_number_does_not_depend_on_the_place() =>
        Machines.Value("States.Array(States.MathRandom(0, 1000000, 5), States.MathRandom(0, 1000000, 5))")
            .Should().MatchRegex(@"^\[(\d+),\1\]$");

    // The base library writes some characters as escapes; the value is what counts.
    private static string Unescaped(string? json) => System.Text.Json.Nodes.JsonNode.Parse(json!)?.ToString() ?? "null";
}
