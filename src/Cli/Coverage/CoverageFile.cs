using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Output;

namespace PciAutoHeal.Cli.Coverage;

/// <summary>The coverage in the form that the name of a file asks for.</summary>
internal static class CoverageFile
{
    public const string Forms = ".csv, .html, .json, .md or .xlsx";

    public static Task WriteAsync(string path, CoverageReport report, CancellationToken ct)
    {
        var forms = new Dictionary<string, Func<byte[]>>
        {
            [".CSV"] = () => WrittenFile.Text(CoverageCsv.Write(report.Rules)),
            [".HTML"] = () => WrittenFile.Text(CoveragePage.Write(report)),
            [".JSON"] = () => WrittenFile.Text(JsonOutput.Write(report.Document)),
            [".MD"] = () => WrittenFile.Text(report.Markdown),
            [".XLSX"] = () => CoverageWorkbook.Write(report),
        };
        return new WrittenFile("PAH4031", "a coverage table", forms).WriteAsync(path, ct);
    }
}
