using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Durations;

/// <summary>How long targets took from the put to being deployed, by the kind of delivery and pack.</summary>
public sealed record DurationsKept(IReadOnlyList<DurationsOfPack> Packs)
{
    /// <summary>What one rollout has learned, one entry for each wave that was promoted and each pack.</summary>
    public const string Document = "durations";

    /// <summary>What rollouts before it had learned.</summary>
    public const string Before = "durations-before";

    public static DurationsKept Nothing { get; } = new([]);

    /// <summary>Rollouts that this is the sum of.</summary>
    public int Rollouts { get; init; }

    /// <summary>A pack by all its versions: they differ little in how long they take.</summary>
    public static string FamilyOf(PackName deployed) => PackLineage.FamilyOf(deployed) ?? deployed.Value;

    /// <summary>With a wave's durations, which take the place of what was kept of it.</summary>
    public DurationsKept With(int wave, Delivery delivery, IEnumerable<string> packs, DurationSketch sketch) => this with
    {
        Packs = [.. Packs.Where(it => it.Wave != wave), .. packs.Select(pack => new DurationsOfPack(wave, delivery, pack, sketch))],
    };

    /// <summary>The sum of several, without their waves.</summary>
    public static DurationsKept Sum(IReadOnlyList<DurationsKept> several) => new(
    [
        .. several.SelectMany(kept => kept.Packs).GroupBy(it => (it.Delivery, it.Pack))
            .OrderBy(g => g.Key.Delivery).ThenBy(g => g.Key.Pack, StringComparer.Ordinal)
            .Select(g => new DurationsOfPack(null, g.Key.Delivery, g.Key.Pack, g.Select(it => it.Sketch).Aggregate((a, b) => a.With(b)))),
    ])
    {
        Rollouts = several.Count(kept => kept.Packs.Count > 0),
    };

    public DurationSketch Of(Delivery delivery, string pack) => Packs
        .Where(it => it.Delivery == delivery && it.Pack == pack).Select(it => it.Sketch)
        .Aggregate(DurationSketch.Empty, (all, one) => all.With(one));
}

/// <param name="Wave">Null once rollouts are summed.</param>
/// <param name="Pack">Without its version.</param>
public sealed record DurationsOfPack(int? Wave, Delivery Delivery, string Pack, DurationSketch Sketch);
