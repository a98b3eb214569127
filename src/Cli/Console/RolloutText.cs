using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using Spectre.Console;

namespace PciAutoHeal.Cli.Console;

/// <summary>The end of a rollout, or where it stands, for people.</summary>
internal static class RolloutText
{
    private const int MostFailures = 10;

    public static async Task WriteAsync(IAnsiConsole console, StepPorts ports, RolloutId rollout, CancellationToken ct)
    {
        var state = await ports.Book.StateAsync(rollout, ct);
        var targets = await ports.Targets.ReadAsync(rollout, ct);
        if (state.PlanHash is not null && targets.Count > 0)
        {
            console.Write(ProgressTable.Of((await ports.Book.PlanAsync(rollout, ct)).Waves, targets, state));
        }

        WriteFailures(console, targets);
        var counts = string.Join(", ", StatusReading.Counts(targets).Select(c => $"{c.Value} {c.Key}"));
        console.MarkupLine($"[bold]{Markup.Escape(rollout.Value)}[/] is [bold]{state.Status}[/]: {counts}");
        if (state.Reason is { } reason)
        {
            console.MarkupLine($"  reason: {Markup.Escape(reason)}");
        }

        foreach (var (wave, stuck) in (await StatusReading.StuckAsync(ports, rollout, ct)).Where(it => it.Value.IsLearned).TakeLast(1))
        {
            console.MarkupLineInterpolated($"  targets of wave {wave} count as {stuck}");
        }

        if (await StatusReading.ExpectedEndAsync(ports, rollout, state, ct) is { } end)
        {
            console.MarkupLineInterpolated(
                $"  through about {end.UtcDateTime:yyyy-MM-dd HH:mm} UTC, at the pace so far");
        }

        if (await RolloutAdvice.ReadAsync(ports, rollout, state, ct) is { } advice)
        {
            console.MarkupLine($"  [dim]→ {Markup.Escape(advice)}[/]");
        }
    }

    private static void WriteFailures(IAnsiConsole console, IReadOnlyList<TargetRecord> targets)
    {
        var bad = targets.Where(t => t.State is TargetState.Failed or TargetState.Stuck).ToList();
        if (bad.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            "account", "region", "wave", "state", "code", "what AWS says");
        foreach (var t in bad.Take(MostFailures))
        {
            table.AddRow(
                t.Target.Account.Value,
                t.Target.Region.Value,
                $"{t.Wave}",
                $"[red]{t.State}[/]",
                Markup.Escape(t.ErrorCode ?? ""),
                Markup.Escape(t.Error ?? ""));
        }

        console.Write(table);
        if (bad.Count > MostFailures)
        {
            console.MarkupLine($"  … and {bad.Count - MostFailures} more; 'pciautoheal status' lists them all.");
        }
    }
}
