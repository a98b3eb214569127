using PciAutoHeal.Core.Packs;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Packs;

public sealed class PackLineageTests
{
    private static readonly Release Release = A.Release(A.Pack("pci-dss-4-0-1-data"));

    [Theory]
    [InlineData("PciAutoHeal-pci-dss-4-0-1-data-0123abcd", true)]
    [InlineData("PciAutoHeal-pci-dss-4-0-1-access-0123abcd", false)]
    [InlineData("PciAutoHeal-pci-dss-3-2-1-0123abcd", false)]
    [InlineData("pci-dss-4-0-1-data-0123abcd", false)]
    [InlineData("PciAutoHeal-pci-dss-4-0-1-data", false)]
    [InlineData("Operational-Best-Practices", false)]
    public void Another_version_of_a_pack_is_replaced_and_nothing_else(string deployed, bool isReplaced) =>
        PackLineage.IsReplaced(PackName.Parse(deployed), Release, []).Should().Be(isReplaced);

    [Fact]
    public void The_version_that_is_rolled_out_is_never_replaced() =>
        PackLineage.IsReplaced(Release.Packs[0].DeployedName, Release, ["pci-dss-4.0.1"]).Should().BeFalse();

    [Theory]
    [InlineData("pci-dss-3.2.1", "PciAutoHeal-pci-dss-3-2-1-0123abcd", true)]
    [InlineData("pci-dss-3.2.1", "PciAutoHeal-pci-dss-3-2-1-data-0123abcd", true)]
    [InlineData("pci-dss-3.2.1", "PciAutoHeal-pci-dss-3-2-10-0123abcd", false)]
    [InlineData("pci-dss-3.2.1", "somebody-elses-pci-dss-3-2-1-0123abcd", false)]
    public void A_standard_that_is_named_is_replaced_with_all_its_parts(
        string named, string deployed, bool isReplaced) =>
        PackLineage.IsReplaced(PackName.Parse(deployed), Release, [named]).Should().Be(isReplaced);
}
