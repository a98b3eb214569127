using PciAutoHeal.Steps.WaysBack;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.WaysBack;

public sealed class PackBeforeTests
{
    [Fact]
    public void Where_there_was_no_pack_nobody_had_it() =>
        new PackBefore(null).Had(Organizations.Id(2)).Should().BeFalse();

    [Fact]
    public void Where_there_was_one_everybody_had_it_but_the_excluded()
    {
        var before = new PackBefore(Puts.Ids(3));

        before.Had(Organizations.Id(2)).Should().BeTrue();
        before.Had(Organizations.Id(3)).Should().BeFalse();
    }
}
