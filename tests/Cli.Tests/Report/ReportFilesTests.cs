using System.Text;
using MiniExcelLibs;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Report;

namespace PciAutoHeal.Cli.Tests.Report;

/// <summary>Table, workbook and JSON say the same.</summary>
public sealed class ReportFilesTests
{
    [Fact]
    public void The_table_has_a_row_for_each_target_and_defuses_formulas()
    {
        var lines = ReportCsv.Write(Reports.One).Split("\r\n");

        lines[0].Should().Be("account,name,unit,region,wave,waveName,state,content,errorCode,error,updatedAt");
        lines[1].Should().Be("111122223333,'=cmd|' /C calc'!A0,,eu-west-1,0,canary,Deployed,sha256:abcd,,,2026-11-02T08:00:00.0000000+00:00");
        lines[3].Should().Contain("\"</script><img src=x onerror=alert(1)><!-- & \"\"quoted\"\" ‘é’ \u2028\"");
        lines[^1].Should().BeEmpty();
        lines.Should().HaveCount(1 + 8 + 1);
    }

    [Theory]
    [InlineData("Rollout", 14)]
    [InlineData("Targets", 8)]
    [InlineData("Waves", 2)]
    [InlineData("Timeline", 2)]
    [InlineData("Drift", 2)]
    [InlineData("Requirements", 3)]
    [InlineData("Exceptions", 2)]
    public void The_workbook_has_a_sheet_for_each_thing(string sheet, int rows) =>
        Read(Reports.One, sheet).Should().HaveCount(rows);

    [Fact]
    public void A_target_stands_in_the_workbook_as_in_the_report()
    {
        var row = Read(Reports.One, "Targets")[3];

        row.Should().Contain(new Dictionary<string, object?>
        {
            ["Account"] = "222233334444",
            ["Name"] = Reports.Hostile,
            ["Region"] = "us-east-1",
            ["State"] = "Failed",
            ["Code"] = "ResourceCreationFailed",
            ["Updated"] = "2026-11-02 08:01:00Z",
        });
        Convert.ToInt32(row["Wave"]).Should().Be(1);
    }

    [Fact]
    public void A_sheet_without_rows_keeps_its_heading()
    {
        using var file = new MemoryStream(ReportWorkbook.Write(Reports.One with { Exceptions = [] }));

        file.Query(sheetName: "Exceptions").Cast<IDictionary<string, object?>>().Single().Values
            .Should().Equal("Account", "Reason", "Owner", "Expires", "In force");
    }

    [Fact]
    public void The_JSON_holds_everything_so_that_the_page_can_be_made_of_it_again()
    {
        var json = Encoding.UTF8.GetString(JsonOutput.WriteBytes(Reports.One));

        var read = JsonOutput.Read<ReportDocument>(json);

        read.Should().BeEquivalentTo(Reports.One);
        ReportPage.Write(read).Should().Be(ReportPage.Write(Reports.One));
    }

    private static List<IDictionary<string, object?>> Read(ReportDocument report, string sheet)
    {
        using var file = new MemoryStream(ReportWorkbook.Write(report));
        return [.. file.Query(useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object?>>()];
    }
}
