using PciAutoHeal.Asl;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Runner;
using PciAutoHeal.Simulation;
using PciAutoHeal.Steps;
using Spectre.Console;

namespace PciAutoHeal.Cli.Console;

/// <summary>Shows a rollout while it runs: a line for each event, and on a terminal a table that moves.</summary>
/// <param name="live">Where the moving table is drawn; null where nobody watches.</param>
internal sealed class RolloutWatcher(
    IAnsiConsole console, LiveDisplayContext? live, StepPorts ports, RolloutId rollout, DateTimeOffset start, int shown = 0) : IFlowObserver
{
    private int shownOfWorld;

    /// <summary>What the simulated world did by itself; empty where the world is real.</summary>
    public Func<IReadOnlyList<WorldEvent>> World { get; init; } = () => [];

    /// <summary>How many events have been shown.</summary>
    public int Shown { get; private set; } = shown;

    public void Saw(IReadOnlyList<ExecutionEvent> events)
    {
    }

    public Task BeforeWaitAsync(DateTimeOffset until, CancellationToken ct) => Task.CompletedTask;

    public async Task AfterStepAsync(string step, CancellationToken ct)
    {
        var events = await ports.Ledger.ReadAsync(rollout, ct);
        var news = events.Skip(Shown).Where(TimelineReading.IsTold).ToList();
        Shown = events.Count;
        var world = World();
        var lines = world.Skip(shownOfWorld).Select(w => (w.At, Text: EventText.Of(w, start)))
            .Concat(news.Select(e => (e.At, Text: EventText.Of(e, start))));
        foreach (var (_, text) in lines.OrderBy(line => line.At))
        {
            WriteLine(text);
        }

        shownOfWorld = world.Count;

        if (live is not null && RolloutState.Fold(events) is { PlanHash: not null } state)
        {
            IReadOnlyList<PlannedWave> waves = (await ports.Book.PlanAsync(rollout, ct)).Waves;
            live.UpdateTarget(ProgressTable.Of(waves, await ports.Targets.ReadAsync(rollout, ct), state));
        }
    }

    /// <summary>
    /// Beside a moving table a line fills the width: it is written over the table, whose rest would stay behind it.
    /// </summary>
    private void WriteLine(string markup)
    {
        if (live is null)
        {
            console.MarkupLine(markup);
            return;
        }

        console.Write(new Panel(new Markup(markup)) { Border = BoxBorder.None, Padding = new Padding(0), Expand = true });
    }

    /// <summary>Runs something that is watched, with a moving table where a terminal can draw one.</summary>
    public static async Task<T> WatchAsync<T>(CliContext context, Func<LiveDisplayContext?, Task<T>> run)
    {
        if (!context.Io.IsTerminal)
        {
            return await run(null);
        }

        return await context.People.Live(new Text("")).AutoClear(true).StartAsync(live => run(live));
    }
}
