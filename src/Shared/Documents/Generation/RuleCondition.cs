using PciAutoHeal.Documents.Catalog;

namespace PciAutoHeal.Documents.Generation;

/// <summary>The conditions of a template: where a rule is made, and when what it finds is remedied.</summary>
internal static class RuleCondition
{
    /// <summary>Null for a rule that is made everywhere.</summary>
    public static string? Of(CatalogRule rule) =>
        rule.OnlyRegion is { } region ? $"In{Word(region)}" : rule.IsGlobal ? "GlobalRules" : null;

    public static string OfRemediation(CatalogRule rule) =>
        rule.OnlyRegion is { } region ? $"RemediationIn{Word(region)}"
        : rule.IsGlobal ? "GlobalRemediationOn" : "RemediationOn";

    /// <summary>Those that the rules use, and no other: an unused one is a finding of cfn-lint.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<CatalogRule> rules, IReadOnlyList<CatalogRule> healed)
    {
        if (healed.Count > 0)
            yield return "  RemediationOn: !Not [!Equals [!Ref RemediationMode, detect]]";
        foreach (var rule in rules.Where(rule => Of(rule) is not null).DistinctBy(Of))
        {
            var region = rule.OnlyRegion ?? "!Ref GlobalRulesRegion";
            yield return $"  {Of(rule)}: !Equals [{region}, !Ref AWS::Region]";
        }

        foreach (var rule in healed.Where(rule => Of(rule) is not null).DistinctBy(Of))
            yield return $"  {OfRemediation(rule)}: !And [!Condition RemediationOn, !Condition {Of(rule)}]";
    }

    private static string Word(string region) => string.Concat(region.Split('-')
        .Select(part => string.Concat(part[..1].ToUpperInvariant(), part[1..])));
}
