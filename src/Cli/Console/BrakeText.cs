using PciAutoHeal.Core.Brakes;
using Spectre.Console;

namespace PciAutoHeal.Cli.Console;

/// <summary>What <c>brake</c> tells a person: who is out of reach, where it is on, and the sum.</summary>
internal static class BrakeText
{
    private const int Shown = 40;

    public static void Write(IAnsiConsole console, BrakeDocument document)
    {
        var worthALook = document.Items
            .Where(i => i.ErrorCode is not null || (document.Action != "on" && i.Value != Brake.Off))
            .OrderBy(i => i.ErrorCode is null)
            .ToList();
        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            "account", "region", "brake", "why it is not known");
        foreach (var item in worthALook.Take(Shown))
        {
            table.AddRow(
                item.Account,
                item.Region,
                item.Value is { } value ? $"[yellow]{Markup.Escape(value)}[/]" : "[red]unknown[/]",
                Markup.Escape($"{item.ErrorCode} {item.Error}".Trim()));
        }

        if (worthALook.Count > 0)
        {
            console.Write(table);
        }

        if (worthALook.Count > Shown)
        {
            console.MarkupLine($"and {worthALook.Count - Shown} more; --output json has them all");
        }

        console.MarkupLine(
            $"{document.Targets} targets in {document.Accounts} accounts: the brake is on in {document.On}, "
            + $"{document.Changed} changed now, {document.Failed} could not be reached");
    }
}
