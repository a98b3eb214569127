using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Cli.Coverage;

/// <summary>A row for each rule, as RFC 4180 has it; several values in one field are parted by a semicolon.</summary>
internal static class CoverageCsv
{
    public static string Write(IReadOnlyList<CoverageRow> rows) => string.Concat(rows
        .Select(Fields).Prepend(["rule", "packs", "pci321", "pci40", "handling", "document", "reason"])
        .Select(fields => string.Join(',', fields.Select(Field)) + "\r\n"));

    private static string[] Fields(CoverageRow row) =>
    [
        row.Rule, string.Join(';', row.Packs), string.Join(';', row.Pci321), string.Join(';', row.Pci40),
        row.Handling, row.Document ?? "", row.Reason,
    ];

    private static string Field(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
