using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using Spectre.Console;

namespace PciAutoHeal.Cli.Console;

/// <summary>Waves down, regions across, a bar in each cell.</summary>
internal static class ProgressTable
{
    private const int BarWidth = 12;
    private const int MostColumns = 6;

    public static Table Of(IReadOnlyList<PlannedWave> waves, IReadOnlyList<TargetRecord> targets, RolloutState state)
    {
        var regions = waves.SelectMany(w => w.Targets).Select(t => t.Region).Distinct().Order().ToList();
        var columns = regions.Count <= MostColumns
            ? regions.Select(r => (Title: r.Value, Holds: (Func<Region, bool>)(x => x == r))).ToList()
            : [($"{regions.Count} regions", _ => true)];
        var table = new Table().Border(TableBorder.Rounded).AddColumn("wave").AddColumn(new TableColumn("accounts").RightAligned());
        foreach (var (title, _) in columns)
        {
            table.AddColumn(title);
        }

        table.AddColumn("state");
        var byWave = targets.Where(t => t.Wave is not null).ToLookup(t => t.Wave!.Value);
        foreach (var wave in waves)
        {
            var cells = columns.Select(c => Bar([.. byWave[wave.Number].Where(t => c.Holds(t.Target.Region))]));
            table.AddRow([
                Markup.Escape($"{wave.Number} {wave.Name}"),
                $"{wave.Accounts.Count}",
                .. cells,
                Word(state.WaveAt(wave.Number)),
            ]);
        }

        return table;
    }

    private static string Bar(IReadOnlyList<TargetRecord> targets)
    {
        if (targets.Count == 0)
        {
            return "[dim]–[/]";
        }

        var done = targets.Count(t => t.State is TargetState.Deployed or TargetState.Contained);
        var bad = targets.Count(t => t.State is TargetState.Failed or TargetState.Stuck);
        var full = done * BarWidth / targets.Count;
        var red = bad == 0 ? 0 : Math.Max(1, bad * BarWidth / targets.Count);
        full = Math.Min(full, BarWidth - red);
        var rest = BarWidth - full - red;
        var failures = bad == 0 ? "" : $" [red]✗{bad}[/]";
        return $"[green]{new string('█', full)}[/][red]{new string('█', red)}[/][dim]{new string('░', rest)}[/] {done}/{targets.Count}{failures}";
    }

    private static string Word(WaveStatus status) => status switch
    {
        WaveStatus.Promoted => "[green]Promoted[/]",
        WaveStatus.Halted or WaveStatus.Contained or WaveStatus.RolledBack => $"[red]{status}[/]",
        WaveStatus.Pending => "[dim]Pending[/]",
        _ => $"[yellow]{status}[/]",
    };
}
