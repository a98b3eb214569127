using System.Globalization;
using Spectre.Console;

namespace PciAutoHeal.Cli.Console;

/// <summary>The end of a rehearsal for people: waves, failures, and what it took.</summary>
internal static class RehearsalText
{
    private const int MostFailures = 10;

    public static void Write(IAnsiConsole console, RehearsalDocument document)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("wave", "state", "targets");
        foreach (var wave in document.Waves)
        {
            table.AddRow(
                Markup.Escape($"{wave.Number} {wave.Name}"),
                wave.State,
                string.Join(", ", wave.Targets.Select(t => $"{t.Value} {t.Key}")));
        }

        console.Write(table);
        foreach (var bad in document.Targets.Where(t => t.State is "Failed" or "Stuck").Take(MostFailures))
        {
            console.MarkupLine($"  [red]{bad.State}[/] {bad.Account}/{bad.Region}: {Markup.Escape($"{bad.ErrorCode}: {bad.Error}")}");
        }

        var calls = document.ApiCalls.Values.Sum();
        var span = TimeSpan.FromSeconds(document.VirtualSeconds);
        console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture,
            $"[bold]{document.State}[/] after {(int)span.TotalHours} h {span.Minutes:00} min of virtual time, {document.WallSeconds:0.0} s of yours, {calls} API calls."));
        if (document.Reason is { } reason)
        {
            console.MarkupLine($"  reason: {Markup.Escape(reason)}");
        }
    }
}
