using CsCheck;
using PciAutoHeal.Simulation.Services.CloudWatch;

namespace PciAutoHeal.Simulation.Tests.Services.CloudWatch;

public sealed class AlarmRuleTests
{
    private static readonly Dictionary<string, string> States = new() { ["a"] = "ALARM", ["b"] = "OK", ["c d"] = "INSUFFICIENT_DATA" };

    [Theory]
    [InlineData("ALARM(a)", true)]
    [InlineData("ALARM(\"a\") AND OK(b)", true)]
    [InlineData("NOT ALARM(a)", false)]
    [InlineData("NOT (ALARM(a) AND ALARM(b))", true)]
    [InlineData("ALARM(b) OR INSUFFICIENT_DATA(\"c d\")", true)]
    [InlineData("TRUE AND NOT FALSE", true)]
    [InlineData("FALSE AND TRUE OR TRUE", true)]
    [InlineData("ok(nobody)", false)]
    public void A_rule_holds_by_the_states_it_speaks_of(string rule, bool holds) =>
        AlarmRule.Parse(rule)!.Holds(States.GetValueOrDefault).Should().Be(holds);

    [Theory]
    [InlineData("")]
    [InlineData("ALARM")]
    [InlineData("ALARM(a")]
    [InlineData("ALARM(a) AND")]
    [InlineData("ALARM(a) ALARM(b)")]
    [InlineData("RINGS(a)")]
    [InlineData("ALARM(\"a)")]
    public void What_is_no_rule_is_none(string text) => AlarmRule.Parse(text).Should().BeNull();

    [Fact]
    public void No_text_brings_the_reader_down() => Gen.String[Gen.Char["ALRMOKNDT()\" ab"], 0, 60].Sample(text =>
    {
        AlarmRule.Parse(text);
    });

    [Fact]
    public void Rules_that_are_nested_without_end_are_refused() =>
        AlarmRule.Parse(new string('(', 10_000) + "TRUE" + new string(')', 10_000)).Should().BeNull();
}
