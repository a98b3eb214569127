using CsCheck;

namespace PciAutoHeal.Simulation.Tests;

public sealed class ChanceTests
{
    [Fact]
    public void A_share_is_spread_evenly_and_the_same_each_time() => Gen.Long.Sample(seed =>
    {
        double[] shares = [.. Enumerable.Range(0, 2000).Select(n => Chance.Share(seed, "word", $"{n}"))];

        shares.Should().OnlyContain(share => share >= 0 && share < 1);
        shares.Average().Should().BeApproximately(0.5, 0.05);
        Chance.Share(seed, "word", "0").Should().Be(shares[0]);
    }, iter: 50);

    [Fact]
    public void Where_one_word_ends_and_the_next_begins_matters() =>
        Chance.Draw(1, "ab", "c").Should().NotBe(Chance.Draw(1, "a", "bc"));
}
