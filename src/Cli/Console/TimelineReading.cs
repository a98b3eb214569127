using System.Xml;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Simulation;

namespace PciAutoHeal.Cli.Console;

/// <summary>One line of a rehearsal's timeline.</summary>
/// <param name="At">ISO 8601 duration from the start.</param>
internal sealed record TimelineEntry(string At, int? Wave, string Event, string Detail);

/// <summary>Puts together what happened to the rollout and what happened in the world.</summary>
internal static class TimelineReading
{
    public static IReadOnlyList<TimelineEntry> Of(
        IReadOnlyList<RolloutEvent> events, IReadOnlyList<WorldEvent> world, DateTimeOffset start)
    {
        var told = world.Where(w => w.Account is not null).Select(w => (w.Kind.ToString(), w.Account)).ToHashSet();
        return
        [
            .. world.Select(w => (w.At, Order: 0, Entry: new TimelineEntry(Since(start, w.At), null, w.Kind.ToString(), w.Detail)))
                .Concat(events.Where(IsTold).Where(e => !told.Any(t => e.Id == $"{t.Item1}:{t.Account}")).Select(e => (
                    e.At, Order: 1, Entry: new TimelineEntry(Since(start, e.At), e.Wave, e.Kind.ToString(), e.Detail))))
                .OrderBy(x => x.At).ThenBy(x => x.Order)
                .Select(x => x.Entry),
        ];
    }

    /// <summary>Puts are many and speak of lists; they are in the ledger.</summary>
    public static bool IsTold(RolloutEvent e) => e.Kind is not RolloutEventKind.PackPut;

    private static string Since(DateTimeOffset start, DateTimeOffset at)
    {
        var span = at - start;
        return XmlConvert.ToString(TimeSpan.FromSeconds(Math.Floor(Math.Max(0, span.TotalSeconds))));
    }
}
