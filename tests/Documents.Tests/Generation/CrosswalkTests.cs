using PciAutoHeal.Documents.Catalog;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Documents.Tests.Generation;

public sealed class CrosswalkTests
{
    private const string Both = "packs: [pci-dss-3.2.1, pci-dss-4.0.1-a]";

    [Fact]
    public void A_move_that_keeps_every_rule_loses_nothing()
    {
        var catalog = Of(Both, "packs: [pci-dss-4.0.1-b]");

        Crosswalk.Lost(catalog).Should().BeEmpty();
        Crosswalk.Markdown(catalog).Should().Contain("has 1 rules, those for 4.0.1 have 2. **Every rule of 3.2.1 is in 4.0.1");
    }

    [Fact]
    public void A_rule_that_would_be_left_behind_is_named_and_refused()
    {
        var files = Example.Sources;
        files[ReleaseFolder.Catalog] = Text(Both, "packs: [pci-dss-3.2.1]");

        var found = ContentCheck.Run(ContentRelease.Load(files)).Single(it => it.Code == "PAH2215");

        found.Message.Should().Contain("RULE_1");
        Crosswalk.Markdown(CatalogReader.Read("c", files[ReleaseFolder.Catalog]).Catalog!)
            .Should().Contain("**1 of 2 rules of 3.2.1 are not in 4.0.1:** RULE_1.");
    }

    [Fact]
    public void Requirements_stand_in_their_order_and_each_names_its_rules_with_the_new_numbers()
    {
        var text = Text(Both, Both).Replace("pci321: [\"1.0\"]", "pci321: [\"10.2\", \"2.10\"]", StringComparison.Ordinal)
            .Replace("pci321: [\"1.1\"]", "pci321: [\"2.10\", \"2.2\", \"A1.1\"]", StringComparison.Ordinal);

        var lines = Crosswalk.Markdown(CatalogReader.Read("c", text).Catalog!).Split('\n');

        lines.Where(line => line.StartsWith("## ")).Should().Equal("## 2.2", "## 2.10", "## 10.2", "## A1.1");
        lines.Where(line => line.StartsWith("- ")).Should()
            .Equal("- RULE_1: 4.1", "- RULE_0: 4.0", "- RULE_1: 4.1", "- RULE_0: 4.0", "- RULE_1: 4.1");
    }

    [Fact]
    public void A_catalog_of_other_standards_is_not_held_to_these() =>
        Crosswalk.Lost(CatalogReader.Read("c", Example.Catalog).Catalog!).Should().BeEmpty();

    private static RuleCatalog Of(params string[] packs) => CatalogReader.Read("c", Text(packs)).Catalog!;

    private static string Text(params string[] packs) => """
        schema: pciautoheal/catalog/1
        packs:
          - {name: pci-dss-3.2.1, description: Old.}
          - {name: pci-dss-4.0.1-a, standard: pci-dss-4.0.1, description: New.}
          - {name: pci-dss-4.0.1-b, standard: pci-dss-4.0.1, description: New.}
        rules:

        """ + string.Concat(packs.Select((of, n) => $"""
          - rule: RULE_{n}
            name: rule-{n}
            {of}
            resourceType: AWS::KMS::Key
            resourceId: id
            global: false
            pci321: ["1.{n}"]
            pci40: ["4.{n}"]
            handling: manual
            reason: As an example.
            reversible: false

        """));
}
