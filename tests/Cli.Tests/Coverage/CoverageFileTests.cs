using System.Text.Json.Nodes;
using MiniExcelLibs;
using PciAutoHeal.Cli.Coverage;
using PciAutoHeal.Cli.Tests.Harness;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Cli.Tests.Coverage;

/// <summary>The coverage in each of its forms, of two rules that have what is hard to write.</summary>
public sealed class CoverageFileTests : IDisposable
{
    private const string Reason = "Says \"no\", then\nstops <b>at once</b>.";

    private static readonly CoverageRow[] Rules =
    [
        new("EC2_EBS_ENCRYPTION", ["one", "two"], ["3.4"], ["3.5.1", "3.5.1.2"], "auto", "EncryptDisks.yaml", Reason),
        new("LAMBDA_INSIDE_VPC", ["one"], [], ["1.2.5"], "manual", null, "=1+1"),
    ];

    private static readonly CoverageReport Report = new(Rules, CoverageRequirements.Of(Rules), "# Coverage\n");
    private readonly Folder folder = new();

    [Fact]
    public async Task A_table_has_a_row_for_each_rule_and_quotes_what_must_be()
    {
        var text = await WriteAsync("coverage.csv");

        text.Should().Be(
            "rule,packs,pci321,pci40,handling,document,reason\r\n"
            + "EC2_EBS_ENCRYPTION,one;two,3.4,3.5.1;3.5.1.2,auto,EncryptDisks.yaml,\"Says \"\"no\"\", then\nstops <b>at once</b>.\"\r\n"
            + "LAMBDA_INSIDE_VPC,one,,1.2.5,manual,,'=1+1\r\n");
    }

    [Fact]
    public async Task The_JSON_is_the_document_of_the_contract_with_the_requirements()
    {
        var json = JsonNode.Parse(await WriteAsync("coverage.json"))!;

        ((string?)json["schema"]).Should().Be("pciautoheal/coverage/1");
        json["rules"]![0]!.AsObject().Select(pair => pair.Key).Should().Equal("rule", "packs", "pci321", "pci40", "handling", "document", "reason");
        json["rules"]![1]!["document"].Should().BeNull();
        json["requirements"]!.AsArray().Select(it => $"{it!["standard"]} {it["requirement"]} {it["total"]}")
            .Should().Equal("4.0.1 1.2.5 1", "4.0.1 3.5.1 1", "4.0.1 3.5.1.2 1", "3.2.1 3.4 1");
    }

    [Fact]
    public async Task The_workbook_has_both_sheets()
    {
        await WriteAsync("coverage.xlsx");

        var path = folder.PathOf("coverage.xlsx");
        MiniExcel.GetSheetNames(path).Should().Equal("Rules", "Requirements");
        var rules = MiniExcel.Query(path, useHeaderRow: true, sheetName: "Rules").Cast<IDictionary<string, object?>>()
            .ToList();
        rules.Select(row => row["Rule"]).Should().Equal("EC2_EBS_ENCRYPTION", "LAMBDA_INSIDE_VPC");
        rules[0]["Reason"].Should().Be(Reason);
        rules[1]["Reason"].Should().Be("=1+1", "a workbook knows texts from formulas");
    }

    [Theory]
    [InlineData("coverage.html")]
    [InlineData("COVERAGE.HTM")]
    public async Task The_page_counts_and_escapes(string name)
    {
        var page = await WriteAsync(name);

        page.Should()
            .Contain("Says &quot;no&quot;, then\nstops &lt;b&gt;at once&lt;/b&gt;.").And.NotContain("<b>at once");
        page.Should().Contain("<b>1</b>heal by themselves").And.Contain("<b>0</b>wait for approval").And.Contain("<b>1</b>need a person");
        page.Should().NotContainAny("http://", "https://", "<link", "src=");
    }

    [Fact]
    public async Task Markdown_is_that_of_the_release() =>
        (await WriteAsync("coverage.md")).Should().Be(Report.Markdown);

    [Fact]
    public async Task A_folder_that_is_not_there_is_made() =>
        (await WriteAsync("a/b/coverage.md")).Should().NotBeEmpty();

    [Theory]
    [InlineData("coverage.pdf")]
    [InlineData("coverage")]
    public async Task Another_ending_is_refused_with_those_there_are(string name)
    {
        var ran = await folder.RunAsync("content", "coverage", "--write", folder.PathOf(name));

        ran.Exit.Should().Be(ExitCode.Invalid);
        ran.Error.Should().Contain("PAH4031").And.Contain(CoverageFile.Forms);
        folder.Files.Should().BeEmpty();
    }

    [Fact]
    public async Task The_page_of_what_ships_passes_the_accessibility_check_and_filters()
    {
        var page = folder.PathOf("coverage.html");
        (await folder.RunAsync("content", "coverage", "--write", page)).Exit.Should().Be(ExitCode.Done);

        const string Shown = "document.querySelectorAll('#rules tbody tr:not([hidden])').length";
        var seen = await Browser.LookAsync(
            page,
            new { @do = "axe" }, new { @do = "evaluate", script = Shown },
            new { @do = "fill", at = "#find", text = "s3-bucket-level" }, new { @do = "evaluate", script = Shown });

        seen.Requests.Should().BeEmpty();
        seen.List(0).Should().BeEmpty();
        ((int)seen.Answers[1]!).Should().Be(254);
        ((int)seen.Answers[3]!).Should().BeInRange(1, 5);
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> WriteAsync(string name)
    {
        await CoverageFile.WriteAsync(folder.PathOf(name), Report, TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(folder.PathOf(name), TestContext.Current.CancellationToken);
    }
}
