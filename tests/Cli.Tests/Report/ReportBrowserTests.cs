using PciAutoHeal.Cli.Report;
using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Report;

/// <summary>The page in a real browser, opened from disk.</summary>
public sealed class ReportBrowserTests : IDisposable
{
    /// <summary>All rows of the table of targets: every one of a small report is in view.</summary>
    private static readonly object Rows = new
    {
        @do = "evaluate",
        script = "[...document.querySelectorAll('#table tbody tr:not(.gap)')].map(tr => [...tr.cells].map(td => td.textContent).join('\\t'))",
    };

    private static readonly object Count = new { @do = "text", at = "#count" };
    private readonly Folder folder = new();

    [Fact]
    public async Task It_opens_without_a_request_or_a_complaint_and_says_what_the_report_says()
    {
        var seen = await LookAsync(
            Reports.One, Rows, Count, new { @do = "text", at = "h1" }, new { @do = "texts", at = ".chip[data-state]" });

        seen.Requests.Should().BeEmpty();
        seen.Complaints.Should().BeEmpty();
        var names = Reports.One.Accounts.ToDictionary(a => a.Id, a => a.Name);
        seen.List(0).Should().BeEquivalentTo(Reports.One.Targets.Select(t => string.Join('\t',
            t.Account, names[t.Account], t.Account == "111122223333" ? "–" : "Workloads/Prod", t.Region,
            t.Wave switch { null => "–", 0 => "0 canary", _ => "1 rest" }, t.State, $"{t.UpdatedAt:yyyy-MM-dd HH:mm}Z",
            t.Error is null ? "–" : $"{t.ErrorCode}: {t.Error}")));
        seen.Text(1).Should().Be("8 targets in 4 accounts");
        seen.Text(2).Should().Be("pci-20261102T080000");
        seen.List(3).Select(text => text.ReplaceLineEndings(" ")).Should()
            .BeEquivalentTo(Reports.One.Summary.Select(n => $"{n.Key} {n.Value}"));
    }

    [Fact]
    public async Task A_hostile_name_is_shown_and_does_nothing()
    {
        var seen = await LookAsync(
            Reports.One, new { @do = "evaluate", script = "document.querySelectorAll('img, main script').length" }, new { @do = "texts", at = "#events td:last-child" });

        ((int)seen.Answers[0]!).Should().Be(0);
        seen.List(1).Should().Contain(text => text.Contains("<img src=x onerror=alert(1)>", StringComparison.Ordinal));
        seen.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ledger", 2)]
    [InlineData("LEDGER us-east", 1)]
    [InlineData("resourcecreationfailed", 2)]
    [InlineData("wave canary", 2)]
    [InlineData("1111", 2)]
    [InlineData("deployed", 3)]
    [InlineData("<img", 3)]
    [InlineData("nothing like it", 0)]
    public async Task A_search_finds_the_targets_that_hold_every_word(string text, int targets)
    {
        var seen = await LookAsync(Reports.One, new { @do = "fill", at = "#find", text }, Rows, Count);

        seen.List(1).Should().HaveCount(targets);
        seen.Text(2).Should().StartWith($"{targets} of 8 targets");
    }

    [Fact]
    public async Task Filters_narrow_each_other_and_clear_undoes_them()
    {
        var seen = await LookAsync(
            Reports.One,
            new { @do = "click", at = "[data-state=Deployed]" }, Count,
            new { @do = "select", at = "[aria-label=Region]", value = "0" }, Count,
            new { @do = "select", at = "[aria-label=Wave]", value = "2" }, Count,
            new { @do = "click", at = "#drifted" }, Count,
            new { @do = "click", at = "#reset" }, Count);

        new[] { 1, 3, 5, 7, 9 }.Select(seen.Text).Should().Equal(
            "3 of 8 targets, in 2 accounts", "2 of 8 targets, in 2 accounts", "1 of 8 targets, in 1 account",
            "1 of 8 targets, in 1 account", "8 targets in 4 accounts");
    }

    [Fact]
    public async Task A_column_sorts_both_ways_and_tells_a_screen_reader()
    {
        var seen = await LookAsync(
            Reports.One,
            new { @do = "click", at = "#table th:nth-child(6) button" }, Rows,
            new { @do = "evaluate", script = "document.querySelector('#table th:nth-child(6)').getAttribute('aria-sort')" },
            new { @do = "click", at = "#table th:nth-child(1) button" }, new { @do = "click", at = "#table th:nth-child(1) button" }, Rows);

        seen.List(1).Select(row => row.Split('\t')[5]).Should().Equal(
            "Failed", "Stuck", "Contained", "Skipped", "Skipped", "Deployed", "Deployed", "Deployed");
        seen.Text(2).Should().Be("ascending");
        seen.List(5).Select(row => row.Split('\t')[0]).Should().BeInDescendingOrder();
    }

    [Fact]
    public async Task The_map_is_walked_with_the_keyboard()
    {
        var seen = await LookAsync(
            Reports.One,
            new { @do = "press", at = "#mapview", keys = new[] { "ArrowDown", "ArrowDown", "ArrowRight" } }, new { @do = "text", at = "#said" },
            new { @do = "press", keys = new[] { "Enter" } }, new { @do = "text", at = "#detail" });

        seen.Text(1).Should().Contain("222233334444, us-east-1: Failed");
        seen.Text(3).Should().Contain("222233334444").And.Contain("ResourceCreationFailed").And.Contain("us-east-1");
    }

    [Fact]
    public async Task What_is_found_is_saved_as_a_table_in_which_no_name_is_a_formula()
    {
        var seen = await LookAsync(
            Reports.One, new { @do = "fill", at = "#find", text = "1111" }, new { @do = "download", at = "#save" });

        seen.Text(1).Should().StartWith("account,name,unit,region,wave,state,code,error,updated\r\n")
            .And.Contain("111122223333,'=cmd|' /C calc'!A0,,eu-west-1,0 canary,Deployed,,,2026-11-02 08:00Z\r\n");
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task It_passes_the_accessibility_check(string scheme)
    {
        var seen = await LookAsync(
            Reports.One,
            new { @do = "scheme", scheme },
            new { @do = "press", at = "#mapview", keys = new[] { "ArrowDown", "ArrowDown", "Enter" } },
            new { @do = "axe" },
            new { @do = "size", width = 390, height = 800 },
            new { @do = "axe" },
            new { @do = "evaluate", script = "document.documentElement.scrollWidth <= innerWidth" });

        seen.List(2).Should().BeEmpty();
        seen.List(4).Should().BeEmpty("also on a narrow screen");
        ((bool)seen.Answers[5]!).Should().BeTrue("a page does not scroll sideways on a telephone");
    }

    [Fact]
    public async Task A_report_of_nothing_opens_as_well()
    {
        var nothing = Reports.Of() with { Waves = [], Timeline = [], Course = [], Drift = null, Coverage = null, Exceptions = [], Regions = [] };

        var seen = await LookAsync(nothing, Count, new { @do = "axe" });

        seen.Complaints.Should().BeEmpty();
        seen.Text(0).Should().Be("0 targets in 0 accounts");
        seen.List(1).Should().BeEmpty();
    }

    public void Dispose() => folder.Dispose();

    private Task<Seen> LookAsync(ReportDocument report, params object[] steps) =>
        Browser.LookAsync(folder.Write("report.html", ReportPage.Write(report)), steps);
}
