using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Coverage;

/// <summary>The coverage in the form that the name of a file asks for.</summary>
internal static class CoverageFile
{
    public const string Forms = ".csv, .html, .json, .md or .xlsx";

    public static async Task WriteAsync(string path, CoverageReport report, CancellationToken ct)
    {
        byte[] content = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" => Text(CoverageCsv.Write(report.Rules)),
            ".HTML" or ".HTM" => Text(CoveragePage.Write(report)),
            ".JSON" => Text(JsonOutput.Write(report.Document)),
            ".MD" => Text(report.Markdown),
            ".XLSX" => CoverageWorkbook.Write(report),
            var other => throw new InvalidInputException(
                "PAH4031", $"'{path}' ends in '{other}', which is no form of a coverage table.", $"Name a file that ends in {Forms}."),
        };
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(path, content, ct);
    }

    private static byte[] Text(string text) => new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
}
