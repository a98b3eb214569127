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

    private static PackTemplate Read(Dictionary<string, string> files) => ContentRelease.Load(files).Packs.Single();
}
