using PciAutoHeal.Documents.ConformancePacks;

namespace PciAutoHeal.Documents.Tests.ConformancePacks;

public sealed class PackLimitsTests
{
    [Theory]
    [InlineData(130, false)]
    [InlineData(131, true)]
    public void A_pack_has_at_most_130_rules(int rules, bool refused) =>
        Codes(Pack(rules)).Contains("PAH2314").Should().Be(refused);

    [Fact]
    public void A_rule_name_is_given_once()
    {
        var twice = Pack(1) + Rule("Again", "rule-0");

        Codes(twice).Should().Equal("PAH2316");
    }

    [Fact]
    public void What_is_too_large_for_a_call_goes_by_s3_until_that_is_full()
    {
        Codes(Pack(1) + "# " + new string('x', PackTemplate.MaxInlineBytes)).Should().Equal("PAH2312");
        Codes(Pack(1) + "# " + new string('x', PackTemplate.MaxS3Bytes)).Should().Equal("PAH2311");
    }

    private static string Pack(int rules) =>
        "Resources:\n" + string.Concat(Enumerable.Range(0, rules).Select(number => Rule($"R{number}", $"rule-{number}")));

    private static string Rule(string id, string name) =>
        $"  {id}:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      ConfigRuleName: {name}\n";

    private static IEnumerable<string> Codes(string text) =>
        PackLimits.Check(PackTemplateReader.Read("pack.yaml", text).Template!).Select(it => it.Code);
}
