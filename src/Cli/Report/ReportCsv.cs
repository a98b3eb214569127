using System.Globalization;
using PciAutoHeal.Cli.Output;

namespace PciAutoHeal.Cli.Report;

/// <summary>A row for each target.</summary>
internal static class ReportCsv
{
    public static string Write(ReportDocument report)
    {
        var accounts = report.Accounts.ToDictionary(account => account.Id);
        var waves = report.Waves.ToDictionary(wave => wave.Number, wave => wave.Name);
        return CsvText.Write(
            ["account", "name", "unit", "region", "wave", "waveName", "state", "content", "errorCode", "error", "updatedAt"],
            report.Targets.Select(target => (IEnumerable<string>)
            [
                target.Account, accounts[target.Account].Name, accounts[target.Account].Unit, target.Region,
                target.Wave?.ToString(CultureInfo.InvariantCulture) ?? "",
                target.Wave is { } wave ? waves.GetValueOrDefault(wave, "") : "",
                target.State, target.Content ?? "", target.ErrorCode ?? "", target.Error ?? "",
                target.UpdatedAt.ToString("o", CultureInfo.InvariantCulture),
            ]));
    }
}
