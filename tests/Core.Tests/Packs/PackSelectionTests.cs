using PciAutoHeal.Core.Packs;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Packs;

public sealed class PackSelectionTests
{
    private static readonly PackOffer Access = Offer("pci-dss-4-0-1-access", "pci-dss-4.0.1-access", "pci-dss-4.0.1");
    private static readonly PackOffer Data = Offer("pci-dss-4-0-1-data", "pci-dss-4.0.1-data", "pci-dss-4.0.1");
    private static readonly PackOffer Old = Offer("pci-dss-3-2-1", "pci-dss-3.2.1") with { IsOptional = true };

    [Fact]
    public void A_rollout_that_names_no_pack_gets_every_pack_that_is_not_optional() =>
        Select(null).Packs.Should().Equal(Access.Pack, Data.Pack);

    [Fact]
    public void A_standard_is_all_its_parts() => Select("pci-dss-4.0.1").Packs.Should().Equal(Access.Pack, Data.Pack);

    [Theory]
    [InlineData("pci-dss-3.2.1")]
    [InlineData("pci-dss-3-2-1")]
    public void An_optional_pack_is_rolled_out_where_it_is_named(string name) =>
        Select(name).Packs.Should().Equal(Old.Pack);

    [Fact]
    public void Packs_come_once_each_in_the_order_in_which_they_are_named() =>
        Select("pci-dss-4.0.1-data", "pci-dss-4.0.1", "pci-dss-3.2.1").Packs
            .Should().Equal(Data.Pack, Access.Pack, Old.Pack);

    [Fact]
    public void A_name_that_is_nothing_in_the_release_is_told() =>
        Select("pci-dss-4.0", "pci-dss-3.2.1", "PCI-DSS-3.2.1").Unknown.Should().Equal("pci-dss-4.0", "PCI-DSS-3.2.1");

    private static PackSelection Select(params string[]? wanted) => PackSelection.Of([Access, Data, Old], wanted);

    private static PackOffer Offer(params string[] names) => new(A.Pack(names[0]), names, false);
}
