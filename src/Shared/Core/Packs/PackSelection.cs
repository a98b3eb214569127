namespace PciAutoHeal.Core.Packs;

/// <summary>The packs a rollout deploys, of those that its release has.</summary>
/// <param name="Packs">Each once, in the order in which they were named.</param>
/// <param name="Unknown">Names that are nothing in the release.</param>
public sealed record PackSelection(IReadOnlyList<Pack> Packs, IReadOnlyList<string> Unknown)
{
    /// <param name="wanted">Names of packs or of standards; null is every pack that is not optional.</param>
    public static PackSelection Of(IReadOnlyList<PackOffer> offers, IReadOnlyList<string>? wanted)
    {
        if (wanted is null)
        {
            return new([.. offers.Where(offer => !offer.IsOptional).Select(offer => offer.Pack)], []);
        }

        var found = wanted.Select(name => (Name: name, Offers: offers.Where(offer => offer.Names.Contains(name)).ToList())).ToList();
        return new(
            [.. found.SelectMany(it => it.Offers).Select(offer => offer.Pack).Distinct()],
            [.. found.Where(it => it.Offers.Count == 0).Select(it => it.Name)]);
    }
}
