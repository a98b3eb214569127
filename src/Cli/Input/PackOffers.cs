using PciAutoHeal.Core.Packs;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Cli.Input;

/// <summary>What a rollout can choose from: the packs of a release under every name they have.</summary>
internal static class PackOffers
{
    public static IReadOnlyList<PackOffer> Of(ContentRelease content, Release release) =>
    [
        .. content.Packs.Zip(release.Packs, (template, pack) =>
        {
            var listed = content.Catalog?.Packs.FirstOrDefault(it => ReleaseFolder.Pack(it.Name) == template.File);
            string?[] names = [template.Name, Path.GetFileNameWithoutExtension(template.File), listed?.Standard];
            return new PackOffer(pack, [.. names.OfType<string>().Distinct()], listed is { IsOptional: true });
        }),
    ];

    /// <summary>The names worth telling: a part of a standard goes by the standard's name as well.</summary>
    public static IEnumerable<string> Names(IReadOnlyList<PackOffer> offers) =>
        offers.SelectMany(offer => offer.Names.Skip(1)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
