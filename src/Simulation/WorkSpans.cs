namespace PciAutoHeal.Simulation;

/// <summary>
/// When the simulated AWS was at work on something that was asked of it: what no caller can be faster than.
/// </summary>
public sealed class WorkSpans
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> spans = [];

    /// <summary>How long anything was at work between two moments; what ran at the same time counts once.</summary>
    public TimeSpan Within(DateTimeOffset from, DateTimeOffset to)
    {
        var (total, reached) = (TimeSpan.Zero, from);
        foreach (var span in spans.OrderBy(span => span.From))
        {
            var begin = span.From > reached ? span.From : reached;
            var end = span.To < to ? span.To : to;
            if (end > begin)
            {
                (total, reached) = (total + (end - begin), end);
            }
        }

        return total;
    }

    /// <summary>
    /// Spans that touch the newest one become one with it: thousands of accounts are at work together.
    /// </summary>
    public void Add(DateTimeOffset from, DateTimeOffset to)
    {
        if (spans.Count > 0 && spans[^1] is var last && from <= last.To && to >= last.From)
        {
            spans[^1] = (from < last.From ? from : last.From, to > last.To ? to : last.To);
        }
        else
        {
            spans.Add((from, to));
        }
    }
}
