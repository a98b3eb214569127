using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Drift;

/// <summary>
/// Remediations that are gone, and resources they leave alone. No call tells these for the organization; what a pack
/// should have healed and is still found says where to look (docs/adr/0016).
/// </summary>
public sealed class RemediationReading(IAggregatorView aggregator, IMemberRules members, StepLimits limits)
{
    public async Task<IReadOnlyList<DriftItem>> ReadAsync(DriftScene scene, CancellationToken ct)
    {
        var healed = scene.Release.Packs.SelectMany(p => p.HealedRules).ToHashSet(StringComparer.Ordinal);
        if (healed.Count == 0 || scene.Healing.Count == 0 || scene.Packs is null)
        {
            return [];
        }

        var open = (await aggregator.ReadNonCompliantAsync(ct))
            .Where(r => scene.Healing.Contains(r.Target) && healed.Contains(RuleNames.Authored(r.Rule)))
            .GroupBy(r => r.Target, r => r.Rule).OrderBy(g => g.Key).Take(limits.RemediationLooks).ToList();
        var found = await FanOut.RunAsync(
            open, limits.Parallelism, (target, token) => OfAsync(scene, target.Key, [.. target.Distinct().Order(StringComparer.Ordinal)], token), ct);
        return [.. found.SelectMany(items => items)];
    }

    private async Task<IEnumerable<DriftItem>> OfAsync(
        DriftScene scene, Target target, IReadOnlyList<string> rules, CancellationToken ct)
    {
        try
        {
            return (await members.HealingOfAsync(target, scene.Spec.MemberRole, rules, ct))
                .SelectMany(rule => Of(target, rule));
        }
        catch (Exception e) when (e is TerminalException or TransientException && !ct.IsCancellationRequested)
        {
            return [new(target.Account, target.Region, DriftKind.Unreadable, "remediation", "readable", e.Message)];
        }
    }

    private static IEnumerable<DriftItem> Of(Target target, RuleHealing rule)
    {
        var name = RuleNames.Authored(rule.Rule);
        return rule.HasRemediation
            ? rule.Exceptions.Select(one => new DriftItem(
                target.Account, target.Region, DriftKind.RemediationException, $"{name} {one.Resource}", "healed", "left alone", one.Reason))
            : [new(target.Account, target.Region, DriftKind.RemediationMissing, name, "a remediation", "none")];
    }
}
