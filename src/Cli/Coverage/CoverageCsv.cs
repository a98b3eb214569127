using PciAutoHeal.Cli.Output;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Cli.Coverage;

/// <summary>A row for each rule; several values in one field are parted by a semicolon.</summary>
internal static class CoverageCsv
{
    public static string Write(IReadOnlyList<CoverageRow> rows) =>
        CsvText.Write(["rule", "packs", "pci321", "pci40", "handling", "document", "reason"], rows.Select(Fields));

    private static string[] Fields(CoverageRow row) =>
    [
        row.Rule, string.Join(';', row.Packs), string.Join(';', row.Pci321), string.Join(';', row.Pci40),
        row.Handling, row.Document ?? "", row.Reason,
    ];
}
