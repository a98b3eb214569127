using CsCheck;
using PciAutoHeal.Cli.Report;

namespace PciAutoHeal.Cli.Tests.Report;

public sealed class PackedNumbersTests
{
    [Theory]
    [InlineData(0u, 1)]
    [InlineData(255u, 1)]
    [InlineData(256u, 2)]
    [InlineData(65_535u, 2)]
    [InlineData(65_536u, 4)]
    [InlineData(uint.MaxValue, 4)]
    public void A_number_takes_as_few_bytes_as_it_needs(uint largest, int width) =>
        PackedNumbers.Of([0, largest]).Width.Should().Be(width);

    [Fact]
    public void No_numbers_are_no_bytes() => PackedNumbers.Of([]).Should().Be(new PackedNumbers(1, ""));

    [Fact]
    public void What_is_unpacked_is_what_was_packed() =>
        Gen.OneOf(Gen.UInt[0, 300], Gen.UInt[0, 70_000], Gen.UInt).Array[0, 50].Sample(numbers =>
            Unpacked.Of(PackedNumbers.Of(numbers)).Should().Equal(numbers));
}
