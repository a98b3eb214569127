using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Catalog;
using PciAutoHeal.Documents.Tests.Generation;

namespace PciAutoHeal.Documents.Tests.Catalog;

public sealed class CatalogReaderTests
{
    private const string Second = """
          - rule: KMS_CMK_NOT_SCHEDULED_FOR_DELETION
            name: kms-cmk-not-scheduled-for-deletion
            packs: [keys, locks]
            resourceType: AWS::KMS::Key
            resourceId: id
            global: true
            region: us-east-1
            handling: manual
            reason: As an example.
            reversible: false

        """;

    [Fact]
    public void A_rule_can_be_in_several_packs_and_a_pack_a_part_of_a_standard()
    {
        var catalog = Read(Example.Catalog.Replace(
            "    description: Keys.\n",
            "    description: Keys.\n  - {name: locks, standard: pci-dss-4.0.1, optional: true, description: Locks.}\n",
            StringComparison.Ordinal) + Second).Catalog!;

        catalog.Packs.Select(pack => (pack.Name, pack.Standard, pack.IsOptional))
            .Should().Equal(("keys", null, false), ("locks", "pci-dss-4.0.1", true));
        catalog.RulesOf(catalog.Packs[0]).Should().HaveCount(2);
        catalog.RulesOf(catalog.Packs[1]).Should().ContainSingle().Which.OnlyRegion.Should().Be("us-east-1");
        catalog.RulesOf("pci-dss-4.0.1").Should().Equal(catalog.RulesOf(catalog.Packs[1]));
    }

    [Fact]
    public void Parameters_of_the_rule_the_document_and_the_pack_are_kept_apart()
    {
        var rule = Read(Example.Catalog.Replace(
            "parameters: {}",
            "parameters: {days: \"90\"}\n    documentParameters: {Days: \"90\"}\n    packParameters: {days: Days, Days: Days}",
            StringComparison.Ordinal)).Catalog!.Rules.Single();

        rule.Parameters.Should().Equal(new Dictionary<string, string> { ["days"] = "90" });
        rule.DocumentParameters.Should().Equal(new Dictionary<string, string> { ["Days"] = "90" });
        rule.PackParameters.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("packs: [keys]", "packs: [keys, locks]", "PAH2205")]
    [InlineData("packs: [keys]", "packs: []", "PAH2205")]
    [InlineData("    packs: [keys]\n", "", "PAH2202")]
    [InlineData("packs: [keys]", "pack: keys", "PAH2203")]
    [InlineData("description: Keys.", "optionl: true", "PAH2203")]
    [InlineData("parameters: {}", "packParameters: {days: Days}", "PAH2208")]
    public void A_fault_has_its_code_and_its_line(string sound, string broken, string code)
    {
        Example.Catalog.Should().Contain(sound);

        var (catalog, found) = Read(Example.Catalog.Replace(sound, broken, StringComparison.Ordinal));

        catalog.Should().BeNull();
        found.Should().Contain(it => it.Code == code && it.Where!.File == "catalog.yaml" && it.Where.Line > 1);
    }

    [Fact]
    public void A_rule_stands_once_however_many_packs_have_it()
    {
        var twice = Example.Catalog + Example.Catalog[Example.Catalog.IndexOf("  - rule:", StringComparison.Ordinal)..];

        Read(twice).Found.Select(it => it.Code).Should().Equal("PAH2207");
    }

    [Fact]
    public void Two_rules_have_two_names()
    {
        var twins = Example.Catalog + Second
            .Replace("kms-cmk-not-scheduled-for-deletion", "cmk-backing-key-rotation-enabled", StringComparison.Ordinal)
            .Replace(", locks", "", StringComparison.Ordinal);

        Read(twins).Found.Select(it => it.Code).Should().Equal("PAH2207");
    }

    [Fact]
    public void A_parameter_of_a_pack_has_one_default()
    {
        var text = Example.Catalog.Replace(
            "parameters: {}",
            "parameters: {a: \"1\", b: \"2\"}\n    packParameters: {a: Days, b: Days}",
            StringComparison.Ordinal);

        Read(text).Found.Select(it => it.Code).Should().Equal("PAH2209");
    }

    private static (RuleCatalog? Catalog, IReadOnlyList<Diagnostic> Found) Read(string text) =>
        CatalogReader.Read("catalog.yaml", text);
}
