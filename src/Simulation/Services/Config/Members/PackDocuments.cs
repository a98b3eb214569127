using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Config.Packs;
using PciAutoHeal.Simulation.Services.Ssm;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>Whether the documents that a pack's remediations name are there (wave-mechanics §3).</summary>
public static class PackDocuments
{
    /// <summary>The first document that is not; null when all are.</summary>
    public static string? Missing(SimulatedCloud cloud, SimulatedAccount account, Region region, PackContent content)
    {
        var rules = content.RulesIn(account.Id, region);
        return (rules.OwnDocuments.Count == 0 ? null : account.In<SsmDocuments>(region).FirstMissing(rules.OwnDocuments))
            ?? rules.SharedDocuments.FirstOrDefault(arn => !IsShared(cloud, account, arn));
    }

    private static bool IsShared(SimulatedCloud cloud, SimulatedAccount account, string arn) =>
        arn.Split(':', 6) is [_, _, "ssm", var region, var owner, var resource]
        && resource.StartsWith("document/", StringComparison.Ordinal)
        && AccountId.TryParse(owner, out var id) && Region.TryParse(region, out var where)
        && cloud.Organization.Find(id)?.In<SsmDocuments>(where).Find(resource["document/".Length..]) is { } document
        && (id == account.Id || document.SharedWith.ContainsKey(account.Id.Value));
}
