using CsCheck;
using PciAutoHeal.Core.Gates;

namespace PciAutoHeal.Core.Tests.Gates;

public sealed class AllowanceTests
{
    [Theory]
    [InlineData(1, 40, 0)]
    [InlineData(1, 100, 1)]
    [InlineData(1, 199, 1)]
    [InlineData(2.5, 40, 1)]
    [InlineData(100, 40, 40)]
    [InlineData(0, 40, 0)]
    public void A_percentage_is_rounded_down(double percent, int total, int allowed) =>
        Allowance.OfPercent((decimal)percent).Of(total).Should().Be(allowed);

    [Fact]
    public void A_count_is_a_count() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1000])
            .Sample((count, total) => new Allowance(count).Of(total) == count);

    [Fact]
    public void A_percentage_never_allows_more_than_there_are() =>
        Gen.Select(Gen.Decimal[0, 100], Gen.Int[0, 100_000]).Sample((percent, total) =>
            Allowance.OfPercent(percent).Of(total) is >= 0 and var allowed && allowed <= total);

    [Fact]
    public void Nothing_is_allowed_by_default() => default(Allowance).Of(1000).Should().Be(0);

    [Theory]
    [InlineData(1, "1%")]
    [InlineData(0.125, "0.125%")]
    public void It_is_shown_as_it_was_written(double percent, string shown) =>
        Allowance.OfPercent((decimal)percent).ToString().Should().Be(shown);
}
