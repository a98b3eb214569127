using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Output;
using Spectre.Console;

namespace PciAutoHeal.Cli.Report;

/// <summary>The report in the forms that the names of files ask for.</summary>
internal static class ReportFile
{
    public const string Forms = ".html, .json, .xlsx or .csv";
    public const string DefaultName = "report.html";

    private const string Code = "PAH4032";
    private const string What = "a report";

    /// <summary>Refuses a name that says no form before anything is worked on.</summary>
    public static void Require(IEnumerable<string> paths)
    {
        foreach (var path in paths)
            WrittenFile.Require(path, [".html", ".json", ".xlsx", ".csv"], Code, What);
    }

    public static async Task WriteAsync(
        IEnumerable<string> paths, ReportDocument report, IAnsiConsole people, CancellationToken ct)
    {
        var forms = new Dictionary<string, Func<byte[]>>
        {
            [".HTML"] = () => WrittenFile.Text(ReportPage.Write(report)),
            [".JSON"] = () => JsonOutput.WriteBytes(report),
            [".XLSX"] = () => ReportWorkbook.Write(report),
            [".CSV"] = () => WrittenFile.Text(ReportCsv.Write(report)),
        };
        foreach (var path in paths)
        {
            await new WrittenFile(Code, What, forms).WriteAsync(path, ct);
            people.MarkupLine($"wrote {Markup.Escape(path)}");
        }
    }
}
