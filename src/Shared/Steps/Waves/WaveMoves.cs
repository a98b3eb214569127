using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// When rows were last seen to move in regions where no target's state has changed for long, so that a large
/// organization's rows are not all read again at every look.
/// </summary>
public sealed record WaveMoves(IReadOnlyDictionary<Region, DateTimeOffset> Regions)
{
    public static readonly WaveMoves None = new(new Dictionary<Region, DateTimeOffset>());

    /// <summary>The artifact that holds them for one attempt at a wave.</summary>
    public static string Document(WaveRef wave) => $"moves-{wave.Token}";

    public DateTimeOffset LastIn(Region region, DateTimeOffset otherwise) =>
        Regions.TryGetValue(region, out var moved) && moved > otherwise ? moved : otherwise;

    public WaveMoves With(IEnumerable<(Region Region, DateTimeOffset? MovedAt)> seen)
    {
        var known = Regions.ToDictionary();
        foreach (var (region, at) in seen)
        {
            if (at is { } moved)
            {
                known[region] = moved;
            }
        }

        return new(known);
    }
}
