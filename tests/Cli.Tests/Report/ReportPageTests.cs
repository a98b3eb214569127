using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PciAutoHeal.Cli.Report;

namespace PciAutoHeal.Cli.Tests.Report;

public sealed partial class ReportPageTests
{
    private static readonly string Page = ReportPage.Write(Reports.One);

    [Theory]
    [InlineData("script")]
    [InlineData("style")]
    public void The_policy_admits_the_one_that_is_in_the_page_and_no_other(string element)
    {
        var inline = Regex.Match(Page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;

        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)));

        Policy().Match(Page).Groups[1].Value.Should().Contain("default-src 'none'")
            .And.Contain($"{element}-src 'sha256-{hash}'").And.NotContain("unsafe");
    }

    [Fact]
    public void No_name_becomes_markup()
    {
        Page.Should().NotContain("<img").And.NotContain("onerror=alert(1)>");
        Regex.Count(Page, "</script>").Should().Be(2, "one ends the data, one the script");
        Regex.Count(Page, "<!--").Should().Be(0);
    }

    [Fact]
    public void Nothing_is_named_that_would_have_to_be_fetched() =>
        Page.Should().NotContainAny("http://", "https://", "url(", "@import", "<link", "import(", "fetch(", "XMLHttpRequest", "eval(", "innerHTML");

    [Fact]
    public void The_title_is_escaped() =>
        ReportPage.Write(Reports.One with { Rollout = Reports.One.Rollout with { Id = "a</title><b>" } })
            .Should().Contain("<title>a&lt;/title&gt;&lt;b&gt;");

    [Fact]
    public void A_report_without_anything_is_a_page_too() =>
        ReportPage.Write(Reports.Of() with { Waves = [], Timeline = [], Course = [], Drift = null, Coverage = null, Exceptions = [], Regions = [] })
            .Should().EndWith("</html>\n");

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();
}
