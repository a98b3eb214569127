using System.Globalization;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Simulation;
using Spectre.Console;

namespace PciAutoHeal.Cli.Console;

/// <summary>One event of a rollout as a line for people.</summary>
internal static class EventText
{
    public static string Of(RolloutEvent e, DateTimeOffset start)
    {
        var wave = e.Wave is { } number ? string.Create(CultureInfo.InvariantCulture, $"wave {number}") : "";
        return $"[dim]{Since(e.At - start),10}[/]  {wave,-7} [{Color(e.Kind)}]{e.Kind,-17}[/] {Markup.Escape(e.Detail)}";
    }

    public static string Of(WorldEvent w, DateTimeOffset start) =>
        $"[dim]{Since(w.At - start),10}[/]  {"",-7} [magenta]{w.Kind,-17}[/] {Markup.Escape(w.Detail)}";

    private static string Since(TimeSpan span) => span.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"T+{(int)span.TotalHours}h{span.Minutes:00}m{span.Seconds:00}s")
        : string.Create(CultureInfo.InvariantCulture, $"T+{span.Minutes}m{span.Seconds:00}s");

    private static string Color(RolloutEventKind kind) => kind switch
    {
        RolloutEventKind.GatePassed or RolloutEventKind.RolloutCompleted or RolloutEventKind.ApprovalGiven => "green",
        RolloutEventKind.TargetFailed or RolloutEventKind.TargetStuck or RolloutEventKind.GateHalted
            or RolloutEventKind.RolloutContained or RolloutEventKind.RolloutAborted or RolloutEventKind.RolloutRefused
            or RolloutEventKind.WaveRolledBack or RolloutEventKind.RolloutRolledBack or RolloutEventKind.TargetsEvicted => "red",
        RolloutEventKind.GatePaused or RolloutEventKind.RolloutPaused or RolloutEventKind.ApprovalRequested
            or RolloutEventKind.WayBackBegun or RolloutEventKind.RetryBegun => "yellow",
        _ => "blue",
    };
}
