using System.Globalization;
using Spectre.Console;

namespace PciAutoHeal.Cli.Coverage;

/// <summary>The coverage as tables on the terminal.</summary>
internal static class CoverageText
{
    public static Table Rules(CoverageReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            "rule", "packs", "PCI DSS 4.0.1", "handling", "document");
        foreach (var row in report.Rules)
            table.AddRow(Texts(row.Rule, string.Join(", ", row.Packs), string.Join(", ", row.Pci40), row.Handling, row.Document ?? "–"));
        return table;
    }

    public static Table Requirements(CoverageReport report)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumns("standard", "requirement", "rules", "by itself", "after approval", "by a person");
        foreach (var row in report.Requirements)
            table.AddRow(Texts(row.Standard, row.Requirement, Number(row.Total), Number(row.Auto), Number(row.Gated), Number(row.Manual)));
        return table;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string[] Texts(params string[] texts) => [.. texts.Select(Markup.Escape)];
}
