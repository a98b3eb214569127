using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Config.Organization;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>
/// What an account holds, read from the organization's packs and from its own; nothing is copied into the members.
/// </summary>
public static class InstalledPacks
{
    public static IEnumerable<InstalledPack> In(
        SimulatedCloud cloud, SimulatedAccount account, Region region, DateTimeOffset now)
    {
        foreach (var pack in OrganizationPacks.Of(cloud).In(region))
        {
            if (Of(pack, account, now) is { } there) yield return there;
        }

        foreach (var pack in account.Global<AccountPacks>().In(region, now))
        {
            if (pack.ContentAt(now) is { } content)
                yield return new(account, region, pack.Name, pack.Suffix, content, null, pack.CreatedAt);
        }
    }

    /// <summary>An organization's pack in one account; null while it is not there.</summary>
    public static InstalledPack? Of(OrganizationPack pack, SimulatedAccount account, DateTimeOffset now) =>
        pack.Find(account.Id) is { } member && member.ContentAt(now) is { } content
            ? new(account, pack.Region, pack.MemberPackName, RuleSuffix(pack), content, member, member.HealsSince(now))
            : null;

    public static (InstalledPack Pack, Packs.PackRule Rule)? FindRule(
        SimulatedCloud cloud, SimulatedAccount account, Region region, string ruleName, DateTimeOffset now)
    {
        foreach (var pack in In(cloud, account, region, now))
        {
            foreach (var rule in pack.Rules)
            {
                if (rule.NameIn(pack.Suffix) == ruleName) return (pack, rule);
            }
        }

        return null;
    }

    /// <summary>The characters that the rules' names end with; every pack has its own.</summary>
    public static string RuleSuffix(OrganizationPack pack) => pack.Suffix[..4] + pack.Suffix[^4..] + pack.Suffix[0];
}
