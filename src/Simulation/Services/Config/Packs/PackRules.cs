using System.Collections;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Config.Packs;

/// <summary>The rules of a pack where it is deployed; one list for all accounts that it cannot tell apart.</summary>
public sealed class PackRules(IReadOnlyList<PackRule> rules) : IReadOnlyList<PackRule>
{
    private readonly Lazy<HashSet<string>> ruleNames = new(() => [.. rules.Select(rule => rule.Name)]);
    private bool? names;

    public int Count => rules.Count;

    /// <summary>Names of the account's own documents that remediations run, each once.</summary>
    public IReadOnlyList<string> OwnDocuments { get; } = [.. Targets(rules).Where(target => !IsArn(target))];

    /// <summary>ARNs of documents that remediations run.</summary>
    public IReadOnlyList<string> SharedDocuments { get; } = [.. Targets(rules).Where(IsArn)];

    public PackRule this[int index] => rules[index];

    public IEnumerator<PackRule> GetEnumerator() => rules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Has(string ruleName) => ruleNames.Value.Contains(ruleName);

    /// <summary>Whether a rule's identity holds an account's id.</summary>
    internal bool Name(AccountId account) => names ??= rules.Any(rule =>
        $"{rule.Name} {rule.Identifier} {rule.Owner} {rule.Remediation?.TargetId}"
            .Contains(account.Value, StringComparison.Ordinal));

    private static IEnumerable<string> Targets(IReadOnlyList<PackRule> rules) =>
        rules.Select(rule => rule.Remediation?.TargetId).OfType<string>().Where(id => !IsAmazons(id)).Distinct();

    private static bool IsArn(string target) => target.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>Documents that AWS owns exist everywhere; their prefixes are reserved (aws-limits §3).</summary>
    private static bool IsAmazons(string target) =>
        target.StartsWith("AWS", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("amazon", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("amzn", StringComparison.OrdinalIgnoreCase);
}
