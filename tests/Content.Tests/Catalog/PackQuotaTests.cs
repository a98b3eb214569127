using PciAutoHeal.Core.Waves;
using PciAutoHeal.Documents.Catalog;
using PciAutoHeal.Documents.ConformancePacks;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Content.Tests.Catalog;

public sealed class PackQuotaTests
{
    private static readonly RuleCatalog Catalog = Repository.Release.Catalog!;

    [Fact]
    public void Every_pack_is_one_that_Config_takes()
    {
        Repository.Release.Packs.Should().HaveCount(7);
        Repository.Release.Packs.SelectMany(PackLimits.Check).Select(it => it.Code).Distinct()
            .Should().BeSubsetOf(["PAH2312"], "a pack may go by S3");
    }

    /// <summary>
    /// A remediation is at most 1,500 bytes; the largest pack has room for one of every rule that lacks it.
    /// </summary>
    [Fact]
    public void Every_pack_has_room_for_a_remediation_of_every_rule() =>
        Repository.Release.Packs.Should().OnlyContain(pack =>
            pack.Bytes + ((pack.Rules.Count - pack.Remediations.Count) * 1500) < PackTemplate.MaxS3Bytes);

    /// <summary>While a part is upgraded its old and its new version stand side by side.</summary>
    [Fact]
    public void All_of_4_0_1_and_one_part_twice_are_within_what_an_account_takes()
    {
        var parts = Catalog.Packs.Where(pack => pack.Standard == "pci-dss-4.0.1")
            .Select(pack => Catalog.RulesOf(pack).Count()).ToList();

        parts.Should().HaveCount(3);
        (parts.Sum() + parts.Max()).Should().BeLessThanOrEqualTo(PlanLimits.OrganizationRules);
    }

    [Fact]
    public void Two_versions_of_3_2_1_are_within_what_an_account_takes() =>
        (2 * Catalog.RulesOf("pci-dss-3.2.1").Count()).Should().BeLessThanOrEqualTo(PlanLimits.OrganizationRules);

    [Fact]
    public void The_parameters_of_a_rule_are_within_the_1024_characters_of_Config() =>
        Catalog.Rules.Should()
            .OnlyContain(rule => System.Text.Json.JsonSerializer.Serialize(rule.Parameters).Length <= 1024);

    [Fact]
    public void The_logical_ids_of_a_pack_are_its_own()
    {
        foreach (var pack in Catalog.Packs)
        {
            Catalog.RulesOf(pack).Select(PackWriter.LogicalId).Should().OnlyHaveUniqueItems()
                .And.OnlyContain(id => id.All(char.IsAsciiLetterOrDigit));
        }
    }

    [Fact]
    public void A_rule_is_healed_in_every_pack_that_has_it_or_in_none()
    {
        var documents = Repository.Release.Documents.Select(it => Path.GetFileName(it.File)).ToHashSet();

        foreach (var rule in Catalog.Rules)
        {
            var healed = Repository.Release.Packs.Where(pack => pack.Rules.Any(it => it.SourceIdentifier == rule.Rule))
                .Select(pack => pack.Remediations.Any(it => it.RuleName == rule.Name)).Distinct();

            healed.Should().Equal(rule.Document is not null && documents.Contains(rule.Document));
        }
    }
}
