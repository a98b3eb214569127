using MiniExcelLibs;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Cli.Coverage;

/// <summary>The workbook: a sheet for the rules and one for the requirements.</summary>
internal static class CoverageWorkbook
{
    public static byte[] Write(CoverageReport report)
    {
        using var file = new MemoryStream();
        file.SaveAs(new Dictionary<string, object>
        {
            ["Rules"] = report.Rules.Select(Row).ToList(),
            ["Requirements"] = report.Requirements.Select(Row).ToList(),
        });
        return file.ToArray();
    }

    private static Dictionary<string, object?> Row(CoverageRow row) => new()
    {
        ["Rule"] = row.Rule,
        ["Packs"] = string.Join(", ", row.Packs),
        ["PCI DSS 3.2.1"] = string.Join(", ", row.Pci321),
        ["PCI DSS 4.0.1"] = string.Join(", ", row.Pci40),
        ["Handling"] = row.Handling,
        ["Document"] = row.Document,
        ["Reason"] = row.Reason,
    };

    private static Dictionary<string, object?> Row(RequirementRow row) => new()
    {
        ["Standard"] = $"PCI DSS {row.Standard}",
        ["Requirement"] = row.Requirement,
        ["Rules"] = row.Total,
        ["Heals by itself"] = row.Auto,
        ["After approval"] = row.Gated,
        ["By a person"] = row.Manual,
        ["Checked by"] = string.Join(", ", row.Rules),
    };
}
