using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;

namespace PciAutoHeal.Asl.Tests.Definition;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "*", true)]
    [InlineData("a", "", false)]
    [InlineData("foo23.log", "foo*.log", true)]
    [InlineData("zebra.log", "*.log", true)]
    [InlineData("foobar.zebra", "foo*.*", true)]
    [InlineData("a*b", "a\\*b", true)]
    [InlineData("axb", "a\\*b", false)]
    [InlineData("a\\b", "a\\\\b", true)]
    [InlineData("a\\x", "a\\\\*", true)]
    [InlineData("aaab", "*ab", true)]
    [InlineData("mississippi", "m*iss*ip*i", true)]
    [InlineData("mississippi", "m*issx*", false)]
    [InlineData("a.c", "a?c", false)]
    public void Examples(string text, string pattern, bool expected) => Matches(text, pattern).Should().Be(expected);

    [Fact]
    public void It_agrees_with_a_regular_expression() =>
        Gen.Select(Gen.String[Gen.Char['a', 'b'], 0, 8], Gen.OneOf('a', 'b', '*').Array[0, 6]).Sample(
            (text, pattern) =>
            {
                var wildcard = new string(pattern);
                var regex = $"^{wildcard.Replace("*", ".*", StringComparison.Ordinal)}$";
                Matches(text, wildcard).Should().Be(Regex.IsMatch(text, regex), $"{text} against {wildcard}");
            }, iter: 300);

    [Fact]
    public void Many_stars_do_not_make_it_slow() =>
        Matches(new string('a', 5_000), string.Concat(Enumerable.Repeat("*a", 30)) + "b").Should().BeFalse();

    private static bool Matches(string text, string pattern)
    {
        var done = Machines.Run($$"""
            "Q": { "Type": "Choice", "Default": "No", "Choices": [
              { "Variable": "$", "StringMatches": {{JsonValue.Create(pattern).ToJsonString()}}, "Next": "Yes" }] },
            "Yes": { "Type": "Pass", "Result": true, "End": true },
            "No": { "Type": "Pass", "Result": false, "End": true }
            """, JsonValue.Create(text).ToJsonString());
        return done.Output!.GetValue<bool>();
    }
}
