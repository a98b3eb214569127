using PciAutoHeal.Core.Diagnostics;
using Spectre.Console;

namespace PciAutoHeal.Cli.Console;

/// <summary>Shows diagnostics: where, how bad, code, what, and what to do next.</summary>
internal static class DiagnosticText
{
    public static void Write(IAnsiConsole console, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var found in diagnostics)
        {
            var (word, color) = found.Severity switch
            {
                Severity.Error => ("error", "red"),
                Severity.Warning => ("warning", "yellow"),
                _ => ("info", "blue"),
            };
            var where = found.Where is { } place ? Markup.Escape($"{place}: ") : "";
            console.MarkupLine($"{where}[{color}]{word}[/] {found.Code}: {Markup.Escape(found.Message)}");
            if (found.Fix is { } fix)
            {
                console.MarkupLine($"  [dim]→ {Markup.Escape(fix)}[/]");
            }
        }
    }
}
