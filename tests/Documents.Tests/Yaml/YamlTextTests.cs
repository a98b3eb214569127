using CsCheck;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Tests.Yaml;

public sealed class YamlTextTests
{
    [Theory]
    [InlineData("a: [1, 2", "PAH2001", 1)]
    [InlineData("a:\n\tb: 1\n", "PAH2002", 2)]
    [InlineData("a: &x [1]\nb: *x\n", "PAH2003", 1)]
    [InlineData("a: 1\nb: 2\na: 3\n", "PAH2005", 3)]
    [InlineData("", "PAH2006", 1)]
    [InlineData("# only a comment\n", "PAH2006", 1)]
    [InlineData("a: 1\n---\nb: 2\n", "PAH2007", 2)]
    [InlineData("? [a]\n: 1\n", "PAH2009", 1)]
    [InlineData("a: 1\n<<: {b: 2}\n", "PAH2009", 2)]
    public void What_cannot_be_accepted_is_a_diagnostic_with_its_line(string text, string code, int line)
    {
        var reading = YamlText.Read("x.yaml", text);

        reading.Root.Should().BeNull();
        reading.Diagnostics.Should().ContainSingle().Which.Should().Match<Diagnostic>(
            found => found.Code == code && found.Where!.Line == line && found.Where.File == "x.yaml");
    }

    [Fact]
    public void A_huge_file_is_refused_before_it_is_read()
    {
        var text = "a: " + new string('x', YamlText.MaxBytes);

        YamlText.Read("x.yaml", text).Diagnostics.Single().Code.Should().Be("PAH2004");
    }

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_exhaust_the_stack()
    {
        var text = new string('[', 200_000);

        YamlText.Read("x.yaml", text).Diagnostics.Single().Code.Should().Be("PAH2008");
    }

    [Fact]
    public void Tags_places_and_styles_are_kept()
    {
        var root = YamlText.Read("x.yaml", "name: !Sub a-${b}\nlist:\n  - '12'\n  - 12\n").Root!;

        root["name"].Should().BeOfType<YamlScalar>().Which.Tag.Should().Be("!Sub");
        root["list"]!.Items.Cast<YamlScalar>().Select(item => item.IsPlain).Should().Equal(false, true);
        root["list"]!.Items[1].Where.Should().Be(new SourceLocation("x.yaml", 4, 5));
        root["missing"].Should().BeNull();
    }

    [Fact]
    public void Json_is_read_too_tabs_included() =>
        YamlText.Read("x.json", "{\n\t\"a\": [1, {\"b\": null}]\n}").Root!["a"]!.Items.Should().HaveCount(2);

    [Fact]
    public void No_text_makes_the_reader_throw() =>
        Check.Sample(Gen.String[Gen.Char["ab:-[]{}&*!|>'\"# \t\n%@,?<~"], 0, 60], text =>
        {
            var reading = YamlText.Read("x.yaml", text);

            return reading.Root is null == reading.Diagnostics.Any();
        });
}
