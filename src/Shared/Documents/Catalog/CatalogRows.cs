using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.Catalog;

/// <summary>What the rows of a catalog have to be to each other.</summary>
internal static class CatalogRows
{
    public static IEnumerable<(string Code, SourceLocation Where, string Message)> Check(
        IReadOnlyList<CatalogPack> packs, IReadOnlyList<CatalogRule> rules) =>
        rules.SelectMany(rule => OfRule(rule, packs)).Concat(Twice(rules)).Concat(PackParameters(rules));

    private static IEnumerable<(string Code, SourceLocation Where, string Message)> OfRule(
        CatalogRule rule, IReadOnlyList<CatalogPack> packs)
    {
        if (rule.Packs.Count == 0)
            yield return ("PAH2205", rule.Where, $"{rule.Rule} is in no pack.");
        foreach (var name in rule.Packs.Where(name => packs.All(pack => pack.Name != name)))
            yield return ("PAH2205", rule.Where, $"{rule.Rule} is in the pack '{name}', which is not listed.");
        if (rule.Handling is Handling.Manual != rule.Document is null)
            yield return (
                "PAH2206", rule.Where, $"{rule.Rule}: auto and gated rules have a document, manual rules none.");
        foreach (var name in rule.PackParameters.Keys.Where(name => rule.AllParameters.All(it => it.Key != name)))
            yield return ("PAH2208", rule.Where, $"{rule.Rule} has no parameter '{name}' that the pack could set.");
    }

    private static IEnumerable<(string Code, SourceLocation Where, string Message)> Twice(
        IReadOnlyList<CatalogRule> rules) =>
        rules.GroupBy(rule => rule.Rule).Where(group => group.Count() > 1)
            .Select(twice => ("PAH2207", twice.Last().Where, $"{twice.Key} stands twice in the catalog."))
            .Concat(rules.GroupBy(rule => rule.Name).Where(group => group.DistinctBy(rule => rule.Rule).Count() > 1)
                .Select(twice => ("PAH2207", twice.Last().Where, $"Two rules are named '{twice.Key}'.")));

    /// <summary>A pack has one parameter of a name, and so one default.</summary>
    private static IEnumerable<(string Code, SourceLocation Where, string Message)> PackParameters(
        IReadOnlyList<CatalogRule> rules) =>
        rules.SelectMany(rule => rule.AllParameters.Where(it => rule.PackParameters.ContainsKey(it.Key))
                .Select(it => (Name: rule.PackParameters[it.Key], Default: it.Value, rule.Where)))
            .GroupBy(it => it.Name).Where(same => same.DistinctBy(it => it.Default).Count() > 1)
            .Select(same => ("PAH2209", same.Last().Where, $"The pack parameter '{same.Key}' has two defaults."));
}
