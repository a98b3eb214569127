using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Config.Packs;
using PciAutoHeal.Simulation.Services.Ssm;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>Whether the documents that a pack's remediations name are there (wave-mechanics §3).</summary>
public static class PackDocuments
{
    /// <summary>The first document that is not; null when all are.</summary>
    public static string? Missing(
        SimulatedCloud cloud, SimulatedAccount account, Region region, PackContent content)
    {
        SsmDocuments? own = null;
        foreach (var rule in content.RulesIn(account.Id, region))
        {
            if (rule.Remediation is not { TargetId: var target } || IsAmazons(target)) continue;
            if (!Exists(cloud, account, own ??= account.In<SsmDocuments>(region), target)) return target;
        }

        return null;

    }

    private static bool Exists(SimulatedCloud cloud, SimulatedAccount account, SsmDocuments own, string target)
    {
        if (!target.StartsWith("arn:", StringComparison.Ordinal)) return own.Find(target) is not null;
        return target.Split(':', 6) is [_, _, "ssm", var region, var owner, var resource]
            && resource.StartsWith("document/", StringComparison.Ordinal)
            && AccountId.TryParse(owner, out var id) && Region.TryParse(region, out var where)
            && cloud.Organization.Find(id)?.In<SsmDocuments>(where).Find(resource["document/".Length..]) is { } document
            && (id == account.Id || document.SharedWith.ContainsKey(account.Id.Value));
    }

    /// <summary>Documents that AWS owns exist everywhere; their prefixes are reserved (aws-limits §3).</summary>
    private static bool IsAmazons(string target) =>
        target.StartsWith("AWS", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("amazon", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("amzn", StringComparison.OrdinalIgnoreCase);
}
