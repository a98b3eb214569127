using PciAutoHeal.Core.Packs;
using PciAutoHeal.Documents.ConformancePacks;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>A rule of a pack that was rolled out, as its template has it.</summary>
/// <param name="Checks">The source identifier of the AWS managed rule; null for any other.</param>
/// <param name="Regions">Where the template makes it, of the regions rolled out to; null where its condition is not one
/// of ours.</param>
internal sealed record RuleInForce(
    Pack Pack, string Name, string? Checks, string? Condition, IReadOnlyList<Region>? Regions, string? Remediation)
{
    private const string Global = "GlobalRules";

    public static IReadOnlyList<RuleInForce> Of(Release release, IReadOnlyList<Region> regions, Region home) =>
    [
        .. release.Packs.SelectMany(pack => Of(pack, regions, home))
            .OrderBy(rule => rule.Checks ?? rule.Name, StringComparer.Ordinal).ThenBy(rule => rule.Pack.Name),
    ];

    private static IEnumerable<RuleInForce> Of(Pack pack, IReadOnlyList<Region> regions, Region home)
    {
        var template = PackTemplateReader.Read($"{pack.Name}.yaml", pack.Template).Template;
        var healed = template?.Remediations.ToLookup(r => r.RuleName);
        return (template?.Rules ?? []).Select(rule => new RuleInForce(
            pack,
            rule.Name,
            rule.SourceIdentifier,
            rule.Condition,
            Where(rule.Condition, regions, home),
            healed![rule.Name].FirstOrDefault()?.TargetId));
    }

    private static IReadOnlyList<Region>? Where(string? condition, IReadOnlyList<Region> regions, Region home) => condition switch
    {
        null => regions,
        Global => [.. regions.Where(region => region == home)],
        _ when regions.FirstOrDefault(region => condition == $"In{Word(region)}") is { } only => [only],
        _ => condition.StartsWith("In", StringComparison.Ordinal) ? [] : null,
    };

    private static string Word(Region region) =>
        string.Concat(region.Value.Split('-').Select(part => $"{char.ToUpperInvariant(part[0])}{part[1..]}"));
}
