using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Cli.Console;

/// <summary>One difference between two releases.</summary>
/// <param name="Change"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
internal sealed record ReleaseChange(string Change, string What);

/// <summary>Compares releases by what they deploy: packs, rules and documents.</summary>
internal static class ReleaseDiff
{
    public static IReadOnlyList<ReleaseChange> Between(ContentRelease before, ContentRelease after) =>
    [
        .. Of("pack", before.Packs.ToDictionary(p => p.Name, p => p.Text), after.Packs.ToDictionary(p => p.Name, p => p.Text)),
        .. Of("rule", Rules(before), Rules(after)),
        .. Of("document", Documents(before), Documents(after)),
    ];

    private static Dictionary<string, string> Rules(ContentRelease release) => release.Packs
        .SelectMany(p => p.Rules.Select(r => (Key: $"{r.Name} in {p.Name}", r.SourceIdentifier)))
        .DistinctBy(r => r.Key)
        .ToDictionary(r => r.Key, r => r.SourceIdentifier ?? "");

    private static Dictionary<string, string> Documents(ContentRelease release) => release.Documents
        .ToDictionary(d => d.Name, d => release.Files.GetValueOrDefault(ReleaseFolder.Document(Path.GetFileName(d.File)), ""));

    private static IEnumerable<ReleaseChange> Of(
        string noun, Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name))
            .Select(name => new ReleaseChange(
                !before.ContainsKey(name) ? "added" : !after.ContainsKey(name) ? "removed" : "changed", $"{noun} {name}"));
}
