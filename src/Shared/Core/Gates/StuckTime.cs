using System.Globalization;

namespace PciAutoHeal.Core.Gates;

/// <summary>
/// Without progress for how long a target counts as stuck: as the spec says, or by what targets took before, or a fixed
/// time while too little is known (reference/wave-mechanics.md §4).
/// </summary>
/// <param name="Why">In words: <c>3 × p95 of 2 rollouts</c>.</param>
/// <param name="Usual">How long a target usually takes; null where that is not known.</param>
public sealed record StuckTime(TimeSpan After, string Why, bool IsLearned = false, TimeSpan? Usual = null)
{
    /// <summary>Durations below which nothing is learned from them.</summary>
    public const int Enough = 20;

    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>AWS Config publishes no bound; this has been enough.</summary>
    public static readonly TimeSpan Otherwise = TimeSpan.FromMinutes(45);

    private const int Times = 3;

    public static StuckTime Unknown { get; } = new(Otherwise, "too little is known of how long targets take");

    /// <param name="given">The spec's <c>stuckAfter</c>; null where it leaves that to experience.</param>
    /// <param name="byPack">What is known of each pack of the release; the slowest counts.</param>
    public static StuckTime Of(TimeSpan? given, IReadOnlyList<DurationSketch> byPack, string source)
    {
        if (given is { } fixedly)
        {
            return new(fixedly, "as the spec says");
        }

        if (byPack.Count == 0 || byPack.Any(sketch => sketch.Count < Enough))
        {
            return Unknown;
        }

        var slow = byPack.Max(sketch => sketch.Percentile(95))!.Value;
        var after = TimeSpan.FromMinutes(Math.Ceiling((slow * Times).TotalMinutes));
        return new(
            after < Shortest ? Shortest : after > Longest ? Longest : after,
            after < Shortest ? $"at least; {Times} × p95 of {source} is less"
                : after > Longest ? $"at most; {Times} × p95 of {source} is more"
                : $"{Times} × p95 of {source}",
            IsLearned: true,
            byPack.Max(sketch => sketch.Percentile(50)));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"stuck after {After.TotalMinutes:0.#} min: {Why}");
}
