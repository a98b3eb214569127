using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Documents.ConformancePacks;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Documents.Tests.Generation;

public sealed class PackWriterTests
{
    [Fact]
    public void A_remediation_fits_its_document_and_can_be_switched_off()
    {
        var remediation = Read(Example.Built).Remediations.Single();

        remediation.RuleName.Should().Be("cmk-backing-key-rotation-enabled");
        remediation.TargetId.Should().Be("PciAutoHeal-RotateKey");
        remediation.TargetVersion.Should().BeNull(); // D16
        remediation.Parameters.Should().Equal("AutomationAssumeRole", "ResourceId", "Mode");
        remediation.ResourceIdParameter.Should().Be("ResourceId");
        remediation.Condition.Should().Be("RemediationOn");
        remediation.MaximumAutomaticAttempts.Should().Be(3);
        remediation.RetryAttemptSeconds.Should().Be(3 * (30 + 30 + 40 + 30 + 30)); // D10
    }

    [Fact]
    public void Rules_of_global_resources_are_judged_in_one_region_only() // D14
    {
        var pack = Read(Example.With("conformance-packs/catalog.yaml", "global: false", "global: true"));

        pack.Rules.Single().Condition.Should().Be("GlobalRules");
        pack.Remediations.Single().Condition.Should().Be("GlobalRemediationOn");
        pack.Parameters.Select(it => it.Name).Should().Contain("GlobalRulesRegion");
    }

    [Fact]
    public void Without_a_choice_nothing_is_healed() =>
        Read(Example.Built).Parameters.Single(it => it.Name == "RemediationMode").Default.Should().Be("detect");

    [Fact]
    public void No_account_is_written_into_a_template_before_it_is_rendered() // D2
    {
        var text = Example.Built["conformance-packs/keys.yaml"];

        new Pack(PciAutoHeal.Core.Packs.PackName.Parse("keys"), text, 1, [], [])
            .For("aws-us-gov", AccountId.Parse("444455556666")).Template.Should()
            .Contain("arn:aws-us-gov:iam::444455556666:role/PciAutoHeal-RotateKey").And.NotContain("000000000000");
    }

    [Theory]
    [InlineData("\"90\"", "days: \"90\"")]
    [InlineData("'{\"a\": 1}'", "days: '{\"a\": 1}'")]
    [InlineData("\"arn:${AWS::Partition}:iam::aws:policy/x\"", "days: !Sub \"arn:${AWS::Partition}:iam::aws:policy/x\"")]
    public void A_value_of_the_catalog_is_written_as_the_text_it_is(string value, string line) =>
        Text("parameters: {}", $"parameters: {{days: {value}}}").Should().Contain($"\n      InputParameters:\n        {line}\n");

    [Fact]
    public void A_value_that_can_be_set_with_the_pack_is_the_default_of_its_parameter() =>
        Text("parameters: {}", "parameters: {days: \"90\"}\n    packParameters: {days: KeyDays}").Should()
            .Contain("\n  KeyDays:\n    Type: String\n    Default: \"90\"\n").And.Contain("        days: !Ref KeyDays\n");

    [Fact]
    public void A_value_nobody_set_is_not_passed_on()
    {
        Text("parameters: {}", "parameters: {days: \"\"}").Should().NotContain("InputParameters");
        Text("parameters: {}", "parameters: {days: \"\"}\n    packParameters: {days: KeyDays}").Should()
            .Contain("  KeyDaysGiven: !Not [!Equals [!Ref KeyDays, \"\"]]\n")
            .And.Contain("        days: !If [KeyDaysGiven, !Ref KeyDays, !Ref AWS::NoValue]\n");
    }

    [Fact]
    public void A_rule_that_Config_has_in_one_Region_is_made_nowhere_else()
    {
        var pack = Read(Example.With(Catalog, "global: false", "global: true\n    region: us-east-1"));

        pack.Rules.Single().Condition.Should().Be("InUsEast1");
        pack.Remediations.Single().Condition.Should().Be("RemediationInUsEast1");
        pack.Text.Should().Contain("  InUsEast1: !Equals [us-east-1, !Ref AWS::Region]\n")
            .And.Contain("  RemediationInUsEast1: !And [!Condition RemediationOn, !Condition InUsEast1]\n")
            .And.NotContain("GlobalRules");
    }

    [Theory]
    [InlineData("String", "[\"20,21\"]", "[!Ref Ports]")]
    [InlineData("StringList", "[\"20\", \"21\"]", "!Split [\",\", !Ref Ports]")]
    public void A_document_gets_its_own_parameters_as_their_type_asks(string type, string values, string referred)
    {
        var given = "parameters: {}\n    documentParameters: {Ports: \"20,21\"}";

        Healing(type, given).Should().Contain($"        Ports:\n          StaticValue:\n            Values: {values}\n");
        Healing(type, given.Replace("{}", "{ports: \"20,21\"}") + "\n    packParameters: {ports: Ports, Ports: Ports}")
            .Should().Contain($"            Values: {referred}\n");
    }

    [Theory]
    [InlineData("Port: \"20\"", "does not take")]
    [InlineData("Ports: \"20,x\"", "refuses")]
    [InlineData("Mode: heal", "every remediation passes")]
    public void What_a_document_does_not_take_is_refused(string given, string message)
    {
        var files = Healed("StringList", $"parameters: {{}}\n    documentParameters: {{{given}}}");

        ContentCheck.Run(ContentRelease.Load(files)).Single(it => it.Code == "PAH2214").Message.Should()
            .Contain(message);
    }

    private static string Healing(string type, string parameters) =>
        ContentBuild.Run(Healed(type, parameters)).Files["conformance-packs/keys.yaml"];

    private static Dictionary<string, string> Healed(string type, string parameters)
    {
        var files = Example.Sources;
        files[Catalog] = files[Catalog].Replace("parameters: {}", parameters, StringComparison.Ordinal);
        files["automation-docs/RotateKey.yaml"] = Example.Document.Replace(
            "  Mode:\n",
            $"  Ports:\n    type: {type}\n    default: {(type == "String" ? "\"1\"" : "[\"1\"]")}\n    allowedPattern: ^[0-9,]+$\n  Mode:\n",
            StringComparison.Ordinal);
        return files;
    }

    private const string Catalog = "conformance-packs/catalog.yaml";

    private static string Text(string sound, string changed) => Read(Example.With(Catalog, sound, changed)).Text;

    private static PackTemplate Read(Dictionary<string, string> files) => ContentRelease.Load(files).Packs.Single();
}
