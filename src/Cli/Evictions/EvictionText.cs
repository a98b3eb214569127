using System.Globalization;
using Spectre.Console;

namespace PciAutoHeal.Cli.Evictions;

/// <summary>An eviction for people, before it is confirmed.</summary>
internal static class EvictionText
{
    private const int Most = 40;

    public static void Write(IAnsiConsole console, EvictionDocument document)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("account", "region", "wave", "state")
            .AddColumn(new TableColumn("rules").RightAligned())
            .AddColumn(new TableColumn("evaluations").RightAligned())
            .AddColumn(new TableColumn("USD now").RightAligned())
            .AddColumn(new TableColumn("USD to come back").RightAligned());
        foreach (var t in document.Targets.Take(Most))
        {
            table.AddRow(
                t.Account, t.Region, $"{t.Wave}", t.State, $"{document.RulesPerTarget}", $"{t.Cost.Evaluations}",
                Usd(t.Cost.UsdDeleting), Usd(t.Cost.UsdComingBack));
        }

        console.Write(table);
        if (document.Targets.Count > Most)
        {
            console.MarkupLine($"  … and {document.Targets.Count - Most} more; --output json lists them all");
        }

        var packs = string.Join(", ", document.Packs);
        console.MarkupLine(Markup.Escape(
            $"Deletes {document.Packs.Count} packs ({packs}) from {document.Targets.Count} targets, with their rules, remediations and "
            + $"{document.Cost.Evaluations} evaluations: up to {Usd(document.Cost.UsdDeleting)} USD now, {Usd(document.Cost.UsdComingBack)} USD to come back."));
        console.MarkupLine(Markup.Escape($"Rates: {document.RatesFrom}."));
        console.MarkupLine(Markup.Escape("Nothing has been changed. To do it:"));
        console.MarkupLine(Markup.Escape($"  pciautoheal rollout evict {document.Rollout} … --yes {document.Confirm}"));
    }

    private static string Usd(decimal usd) => usd.ToString("0.00", CultureInfo.InvariantCulture);
}
