namespace PciAutoHeal.Simulation;

/// <summary>
/// Changes of the world that are due at a time; what is due at the same time keeps the order of scheduling.
/// </summary>
public sealed class Timeline
{
    private readonly SortedDictionary<(DateTimeOffset At, long Order), Action<DateTimeOffset>> due = [];
    private long order;

    public void Schedule(DateTimeOffset at, Action<DateTimeOffset> change) => due.Add((at, order++), change);

    /// <summary>When the next change is due, after a moment.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now)
    {
        foreach (var (at, _) in due.Keys)
        {
            if (at > now)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Lets everything happen that is due by now, in order; a change may schedule further ones.</summary>
    internal void CatchUp(DateTimeOffset now, Action<DateTimeOffset> moveTo)
    {
        while (due.Count > 0)
        {
            var (key, change) = due.First();
            if (key.At > now)
            {
                return;
            }

            due.Remove(key);
            moveTo(key.At);
            change(key.At);
        }
    }
}
