using System.Globalization;

namespace PciAutoHeal.Core.Gates;

/// <summary>The alarms of a spec as they were seen at one moment.</summary>
/// <param name="All">In the order of the spec.</param>
public sealed record AlarmsSeen(IReadOnlyList<AlarmSeen> All)
{
    /// <summary>Alarms that are told one by one; the rest is a number.</summary>
    private const int Told = 3;

    public static AlarmsSeen None { get; } = new([]);

    /// <summary>Which ring, in words; null when none does.</summary>
    public string? Ringing => Words(All.Where(seen => seen.State == AlarmState.Ringing));

    /// <summary>Of which nothing is known, in words; null when all speak.</summary>
    public string? Silent => Words(All.Where(seen => seen.State is not (AlarmState.Ringing or AlarmState.Quiet)));

    /// <summary>Why no wave may start now; null when one may.</summary>
    public string? KeepsFromStarting(MissingDataPolicy onMissingData) =>
        Ringing ?? (onMissingData == MissingDataPolicy.Pass ? null : Silent);

    private static string? Words(IEnumerable<AlarmSeen> some)
    {
        var all = some.ToList();
        return all.Count == 0 ? null : string.Join("; ", all.Take(Told)) + (all.Count > Told
            ? string.Create(CultureInfo.InvariantCulture, $"; and {all.Count - Told} more")
            : "");
    }
}
