using System.Xml;
using CsCheck;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.Tests.Fields;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("45s", 45)]
    [InlineData("30m", 1800)]
    [InlineData("6h", 21600)]
    [InlineData("1h30m", 5400)]
    [InlineData("2d", 172800)]
    [InlineData("1w1d1h1m1s", 694861)]
    [InlineData("PT30M", 1800)]
    [InlineData("P1DT12H", 129600)]
    [InlineData("P1W", 604800)]
    [InlineData("PT0S", 0)]
    public void Lengths_of_time_are_read(string text, int seconds) =>
        DurationText.Parse(text).Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("30 m")]
    [InlineData("m")]
    [InlineData("30M")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("P1DT")]
    [InlineData("-PT1M")]
    [InlineData("1.5h")]
    [InlineData("367d")]
    [InlineData("99999999999999999999999999999999h")]
    [InlineData("٣m")]
    public void Anything_else_is_none(string text) => DurationText.Parse(text).Should().BeNull();

    [Fact]
    public void What_the_platform_writes_as_ISO_8601_is_read_back() =>
        Gen.Int[0, 366 * 86_400].Select(s => TimeSpan.FromSeconds(s))
            .Sample(span => DurationText.Parse(XmlConvert.ToString(span)) == span);
}
