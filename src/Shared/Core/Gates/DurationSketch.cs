using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Gates;

/// <summary>
/// How long things took, as counts by size: a few numbers however many there were, exact to a fifth. Sketches are put
/// together by adding, in any order; the same durations always give the same sketch.
/// </summary>
/// <param name="Counts">In order of their seconds, none twice.</param>
public sealed record DurationSketch(IReadOnlyList<DurationCount> Counts)
{
    private static readonly int[] Sizes = [.. Sized()];

    public static DurationSketch Empty { get; } = new([]);

    [JsonIgnore]
    public int Count => Counts.Sum(it => it.Count);

    public static DurationSketch Of(IEnumerable<TimeSpan> durations) => new(
        [.. durations.CountBy(SizeOf).OrderBy(it => it.Key).Select(it => new DurationCount(it.Key, it.Value))]);

    public DurationSketch With(DurationSketch other) => new(
    [
        .. Counts.Concat(other.Counts).GroupBy(it => it.Seconds).OrderBy(g => g.Key)
            .Select(g => new DurationCount(g.Key, g.Sum(it => it.Count))),
    ]);

    /// <summary>
    /// At most this long took <paramref name="percent"/> of them; never less than it was. Null of nothing.
    /// </summary>
    public TimeSpan? Percentile(int percent)
    {
        var wanted = Math.Max(1, ((long)Count * percent + 99) / 100);
        var seen = 0L;
        foreach (var it in Counts)
        {
            seen += it.Count;
            if (seen >= wanted)
            {
                return TimeSpan.FromSeconds(it.Seconds);
            }
        }

        return null;
    }

    /// <summary>The smallest size it fits in; beyond the last all are of one size.</summary>
    private static int SizeOf(TimeSpan duration)
    {
        var seconds = Math.Ceiling(Math.Max(0, duration.TotalSeconds));
        var found = Array.BinarySearch(Sizes, (int)Math.Min(seconds, Sizes[^1]));
        return Sizes[found >= 0 ? found : ~found];
    }

    /// <summary>
    /// From ten seconds to some days, each a fifth larger than the one before; whole numbers, the same everywhere.
    /// </summary>
    private static IEnumerable<int> Sized()
    {
        const int Longest = 1_000_000;
        for (var size = 10; size < Longest; size += Math.Max(1, size / 5))
        {
            yield return size;
        }
    }
}

/// <param name="Seconds">The most that these took.</param>
public readonly record struct DurationCount(int Seconds, int Count);
