using System.Text.RegularExpressions;

namespace PciAutoHeal.Core.Packs;

/// <summary>
/// Tells which deployed packs a release takes the place of: other versions of its packs, and packs it names.
/// </summary>
public static partial class PackLineage
{
    /// <param name="deployed">The name of a pack that is there.</param>
    /// <param name="replaced">Names of packs or of standards that the release replaces, as authored.</param>
    public static bool IsReplaced(PackName deployed, Release release, IReadOnlyList<string> replaced) =>
        FamilyOf(deployed) is { } family
        && release.Packs.All(pack => pack.DeployedName != deployed)
        && (release.Packs.Any(pack => FamilyOf(pack.DeployedName) == family)
            || replaced.Select(name => name.Replace('.', '-')).Any(name =>
                family == name || family.StartsWith($"{name}-", StringComparison.Ordinal)));

    /// <summary>The pack of which a deployed one is a version; null for what this product did not deploy.</summary>
    public static string? FamilyOf(PackName deployed) =>
        Versioned().Match(deployed.Value) is { Success: true } match ? match.Groups["family"].Value : null;

    [GeneratedRegex(@"\APciAutoHeal-(?<family>.+)-[0-9a-f]{8}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Versioned();
}
