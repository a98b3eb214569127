using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Config.Organization;
using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>
/// A conformance pack that is deployed in an account and region now, by whomever; since when it heals by itself, or
/// for an account's own pack, since when it is there.
/// </summary>
public sealed record InstalledPack(
    SimulatedAccount Account,
    Region Region,
    string Name,
    string Suffix,
    PackContent Content,
    PackMember? Member,
    DateTimeOffset Since)
{
    public bool IsOrganizations => Member is not null;

    public PackRules Rules => Account.Find<Losses>() is { } lost
        ? lost.Left(Region, Suffix, Content.RulesIn(Account.Id, Region))
        : Content.RulesIn(Account.Id, Region);

    public DateTimeOffset RuleSince(PackRule rule, DateTimeOffset now) =>
        Member?.RuleSince(rule, now, Region) ?? Since;

    /// <summary>Since when every rule is there; null when they have not all come at once.</summary>
    public DateTimeOffset? AllRulesSince(DateTimeOffset now) => Member is null ? Since : Member.AllRulesSince(now);
}
