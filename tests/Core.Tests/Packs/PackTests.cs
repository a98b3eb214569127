using CsCheck;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Packs;

public sealed class PackTests
{
    private static readonly Gen<PackName> Names =
        Gen.String[Gen.Char["abcXYZ019-"], 0, 127].Select(rest => PackName.Parse("p" + rest));

    [Fact]
    public void A_deployed_name_fits_AWS_and_says_whose_it_is() =>
        Names.Sample(name => (A.Pack() with { Name = name }).DeployedName.Value is { Length: <= 128 } text
            && text.StartsWith("PciAutoHeal-p", StringComparison.Ordinal));

    [Fact]
    public void Another_template_is_another_pack_to_AWS() =>
        Gen.Select(Gen.String, Gen.String).Where((a, b) => a != b).Sample((a, b) =>
            Deployed(a) != Deployed(b) && Deployed(a) == Deployed(a));

    [Fact]
    public void A_release_can_be_narrowed_to_some_packs_in_their_order()
    {
        var (a, b) = (A.Pack("a"), A.Pack("b"));

        A.Release(a, b).With([b]).Packs.Should().Equal(b);
    }

    private static PackName Deployed(string template) =>
        new Pack(PackName.Parse("a"), template, 1, [], []).DeployedName;
}
