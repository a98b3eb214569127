using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Steps.Ports;

/// <summary>Looks at the rules of packs in one member, through its role.</summary>
public interface IMemberRules
{
    /// <summary>Names of the rules of a pack, as the member has them.</summary>
    Task<IReadOnlyList<string>> RulesOfAsync(Target target, string role, string memberPack, CancellationToken ct);

    /// <summary>What would heal the findings of rules, and what stands in its way.</summary>
    Task<IReadOnlyList<RuleHealing>> HealingOfAsync(
        Target target, string role, IReadOnlyList<string> rules, CancellationToken ct);
}

/// <param name="Exceptions">Resources that remediation leaves alone, and why.</param>
public sealed record RuleHealing(string Rule, bool HasRemediation, IReadOnlyList<HealingException> Exceptions);

/// <summary>A resource that remediation leaves alone.</summary>
public sealed record HealingException(string Resource, string Reason);
