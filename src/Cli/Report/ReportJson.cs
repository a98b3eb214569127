using System.Text.Json;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Report;

/// <summary>Reads a report that was kept as JSON, so that its page can be made again.</summary>
internal static class ReportJson
{
    private const string Fix = "Name one that 'pciautoheal report --write report.json' wrote.";

    public static async Task<ReportDocument> ReadAsync(string path, CancellationToken ct)
    {
        var text = await Files.ReadAsync(path, "The report", Fix, ct);
        try
        {
            var report = JsonOutput.Read<ReportDocument>(text);
            return Flaw(report) is { } flaw ? throw Refusal(path, flaw) : report;
        }
        catch (JsonException e)
        {
            throw Refusal(path, e.Message);
        }
    }

    private static string? Flaw(ReportDocument report)
    {
        if (report.Schema != ReportDocument.SchemaName)
            return $"its schema is '{report.Schema}', expected '{ReportDocument.SchemaName}'";
        var accounts = report.Accounts.Select(account => account.Id).ToHashSet(StringComparer.Ordinal);
        if (accounts.Count != report.Accounts.Count)
            return "it has an account twice";
        var regions = report.Regions.ToHashSet(StringComparer.Ordinal);
        var stray = report.Targets.FirstOrDefault(target => !accounts.Contains(target.Account) || !regions.Contains(target.Region));
        return stray is null ? null : $"target {stray.Account}/{stray.Region} is of no account or region that it lists";
    }

    private static InvalidInputException Refusal(string path, string why) =>
        new("PAH4033", $"'{path}' is no report: {why}", Fix);
}
