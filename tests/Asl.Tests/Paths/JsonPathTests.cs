namespace PciAutoHeal.Asl.Tests.Paths;

public sealed class JsonPathTests
{
    private const string Data = """
        { "a": { "b c": [10, 20, 30, 40], "d": null, "ü": "umlaut" }, "list": [{ "n": 1 }, { "m": 2 }, { "n": 3 }] }
        """;

    [Theory]
    [InlineData("$.a.d", "null")]
    [InlineData("$['a']['b c'][0]", "10")]
    [InlineData("$[\"a\"][\"b c\"][-1]", "40")]
    [InlineData("$.a['b c'][1:3]", "[20,30]")]
    [InlineData("$.a['b c'][::2]", "[10,30]")]
    [InlineData("$.a['b c'][::-1]", "[40,30,20,10]")]
    [InlineData("$.a['b c'][3:0:-2]", "[40,20]")]
    [InlineData("$.a['b c'][-3:]", "[20,30,40]")]
    [InlineData("$.a['b c'][5:]", "[]")]
    [InlineData("$.a['b c'][0, -1]", "[10,40]")]
    [InlineData("$.list[*].n", "[1,3]")]
    [InlineData("$.list[7:].n", "[]")]
    [InlineData("$..n", "[1,3]")]
    [InlineData("$..[0]", "[10,{\"n\":1}]")]
    [InlineData("$.list.*.n", "[1,3]")]
    [InlineData("$['list', 'a']['d', 'ü']", "[null,\"umlaut\"]")]
    public void A_path_names_values(string path, string expected) =>
        Machines.Value(path, Data).Should().Be(expected);

    [Theory]
    [InlineData("$.a.x")]
    [InlineData("$.a['b c'][4]")]
    [InlineData("$.a['b c'][-5]")]
    [InlineData("$.a['b c'].d")]
    [InlineData("$.a.d.e")]
    [InlineData("$.x[*]")]
    public void A_definite_path_that_leads_nowhere_is_a_fault(string path) =>
        Machines.Failure(path, Data).Error.Should().Be(ErrorNames.Runtime);

    [Theory]
    [InlineData("a.b")]
    [InlineData("$.")]
    [InlineData("$.a[")]
    [InlineData("$.a[x]")]
    [InlineData("$.a['b]")]
    [InlineData("$.a[?(@.b]")]
    [InlineData("$.a.length()")]
    [InlineData("$.a[99999999999]")]
    [InlineData("$.a b")]
    [InlineData("@.a")]
    [InlineData("")]
    public void What_is_no_path_is_refused(string text)
    {
        var act = () => JsonPath.Parse(text);

        act.Should().Throw<FormatException>();
    }

    [Theory]
    [InlineData("$.a['b c'][0]", true, true)]
    [InlineData("$.a[-1]", false, true)]
    [InlineData("$.a[0,1]", false, false)]
    [InlineData("$..a", false, false)]
    [InlineData("$.a[1:2]", false, false)]
    [InlineData("$.a[?(@.b)]", false, false)]
    public void A_path_knows_what_it_may_be_used_for(string text, bool isReference, bool isDefinite)
    {
        var path = JsonPath.Parse(text);

        path.IsReference.Should().Be(isReference);
        path.IsDefinite.Should().Be(isDefinite);
    }
}
