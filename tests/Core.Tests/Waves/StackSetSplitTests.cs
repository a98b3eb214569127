using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Waves;

public sealed class StackSetSplitTests
{
    [Theory]
    [InlineData(100, 3, 17, 1)]
    [InlineData(101, 3, 17, 8)]
    [InlineData(10_000, 3, 17, 8)]
    [InlineData(10_000, 10, 17, 4)]
    [InlineData(10_000, 50, 17, 1)]
    public void Large_organizations_are_split_as_far_as_an_administrator_may_have_sets(
        int accounts, int packs, int regions, int split) =>
        StackSetSplit.Of(accounts, packs, regions).Should().Be(split);

    [Fact]
    public void Accounts_are_dealt_evenly_and_always_the_same_way()
    {
        var places = Enumerable.Range(0, 8000).Select(n => StackSetSplit.PlaceOf(Organizations.Id(n), 8)).ToList();

        places.Should().OnlyContain(place => place >= 0 && place < 8);
        places.CountBy(place => place).Should().OnlyContain(pair => pair.Value > 800 && pair.Value < 1200);
        places.Should().Equal(Enumerable.Range(0, 8000).Select(n => StackSetSplit.PlaceOf(Organizations.Id(n), 8)));
    }

    [Theory]
    [InlineData(null, 8)]
    [InlineData(1, 1)]
    public void An_organization_that_grows_keeps_its_accounts_in_the_sets_they_were_dealt_to(int? before, int split) =>
        WavePlanner.Compile(
            A.Spec(), Organizations.Of(150, "eu-west-1"), A.Release(), A.Day, standing: StandingPacks.None with { Split = before })
            .StackSetSplit.Should().Be(split);

    [Fact]
    public void A_larger_split_refines_a_smaller_one() =>
        Enumerable.Range(0, 500).Select(Organizations.Id)
            .Should().OnlyContain(id => StackSetSplit.PlaceOf(id, 8) % 4 == StackSetSplit.PlaceOf(id, 4));
}
