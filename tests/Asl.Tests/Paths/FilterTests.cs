namespace PciAutoHeal.Asl.Tests.Paths;

public sealed class FilterTests
{
    private const string Data = """
        {
          "limit": 2,
          "items": [
            { "id": "a", "n": 1, "ok": true },
            { "id": "b", "n": 2, "ok": false, "tag": null },
            { "id": "c", "n": 3.5, "tag": "x", "sub": { "k": [1, 2] } },
            { "id": "d", "n": "3" }
          ]
        }
        """;

    [Theory]
    [InlineData("@.n == 2", "b")]
    [InlineData("@.n == 2.0", "b")]
    [InlineData("@.n != 2", "a c d")]
    [InlineData("@.n < 2", "a")]
    [InlineData("@.n <= 2", "a b")]
    [InlineData("@.n > 1e0", "b c")]
    [InlineData("2 >= @.n", "a b")]
    [InlineData("@.n > $.limit", "c")]
    [InlineData("@.id >= 'c'", "c d")]
    [InlineData("@.id == \"a\"", "a")]
    [InlineData("@.ok == true", "a")]
    [InlineData("@.ok != true", "b c d")]
    [InlineData("@.tag == null", "b")]
    [InlineData("@.tag", "b c")]
    [InlineData("!@.tag", "a d")]
    [InlineData("@.sub.k[1] == 2", "c")]
    [InlineData("@.n == 1 || @.n == 2 && @.ok == true", "a")]
    [InlineData("(@.n == 1 || @.n == 2) && !(@.ok == true)", "b")]
    [InlineData("@['id'] == 'd'", "d")]
    [InlineData("@..k", "c")]
    public void A_filter_keeps_the_items_it_accepts(string filter, string expected)
    {
        var ids = Machines.Value($"$.items[?({filter})].id", Data);

        ids.Should().Be($"[{string.Join(',', expected.Split(' ').Select(id => $"\"{id}\""))}]");
    }

    [Fact]
    public void A_filter_looks_at_the_members_of_an_object_too() =>
        Machines.Value("$.o[?@ > 1]", """{ "o": { "x": 1, "y": 2, "z": 3 } }""").Should().Be("[2,3]");

    [Fact]
    public void What_nothing_satisfies_is_an_empty_array() =>
        Machines.Value("$.items[?(@.n > 100)]", Data).Should().Be("[]");

    [Theory]
    [InlineData("$.a[?()]")]
    [InlineData("$.a[?(1)]")]
    [InlineData("$.a[?(@.b =~ 'x')]")]
    [InlineData("$.a[?(@.b == )]")]
    [InlineData("$.a[?(@.b && )]")]
    public void A_filter_that_cannot_be_read_is_refused(string path)
    {
        var act = () => JsonPath.Parse(path);

        act.Should().Throw<FormatException>();
    }
}
