using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.CloudTrail;
using PciAutoHeal.Simulation.Services.Config.Members;
using PciAutoHeal.Simulation.Services.Config.Organization;

namespace PciAutoHeal.Simulation.Meddling;

/// <summary>
/// What happens to the packs of a region without whom they belong to: somebody else puts them, a member's pack fails, a
/// rule or its remediation is lost. Each with the way back, as <see cref="MeddledAccount"/>.
/// </summary>
public sealed class MeddledPacks(SimulatedCloud cloud, Region region)
{
    /// <summary>Names of the organization packs that stand in the region.</summary>
    public IReadOnlyList<string> Names =>
        [.. OrganizationPacks.Of(cloud).In(region).Where(pack => !pack.IsGone(cloud.Now)).Select(pack => pack.Name)];

    /// <summary>
    /// Puts an organization pack again with another list: who is on it loses the pack, who is off gets it.
    /// </summary>
    public Action Exclude(string name, AccountId account, bool excluded)
    {
        var pack = Find(name);
        var before = pack.Put.ExcludedAccounts;
        Put(pack, excluded ? [.. before, account.Value] : [.. before.Where(id => id != account.Value)]);
        TrailRecorder.Record(
            cloud, cloud.Organization.Find(pack.Owner)!, region, "config", "PutOrganizationConformancePack",
            new()
            {
                ["OrganizationConformancePackName"] = name,
                ["ExcludedAccounts"] = new JsonArray([.. pack.Put.ExcludedAccounts.Select(id => (JsonNode)id)]),
            });
        return () => Put(pack, before);
    }

    /// <summary>The pack of one member fails in AWS.</summary>
    public Action Fail(string name, AccountId account)
    {
        var pack = Find(name);
        var member = pack.Find(account)!;
        var before = member.Work;
        member.Replace(before with { EndAt = cloud.Now, Failure = PackFailures.Injected(name) });
        pack.Touch();
        return () =>
        {
            member.Replace(before);
            pack.Touch();
        };
    }

    /// <summary>An account puts a pack of its own, with the content of the organization's.</summary>
    public Action PutOwn(string like, AccountId account, string name)
    {
        var place = new AccountDeployment(cloud, cloud.Organization.Find(account)!, region);
        place.Put(name, Find(like).Put.Content, (JsonArray)Find(like).Put.InputParameters.DeepClone(), null, cloud.Now);
        TrailRecorder.Record(
            cloud, cloud.Organization.Find(account)!, region, "config", "PutConformancePack", new() { ["ConformancePackName"] = name });
        return () => place.Delete(name, cloud.Now);
    }

    /// <summary>The rules of a pack in a member that would heal what they find, and find something or not.</summary>
    public IReadOnlyList<(string Rule, bool Finds)> Healing(string name, AccountId account)
    {
        var compliance = new Compliance(cloud, cloud.Now);
        return Installed(name, account) is { } there
            ? [.. there.Rules.Where(rule => rule.Remediation is { Automatic: true })
                .Select(rule => (rule.NameIn(there.Suffix), compliance.HealedAt(there, rule) is not null))]
            : [];
    }

    public IReadOnlyList<string> Rules(string name, AccountId account) =>
        Installed(name, account) is { } there ? [.. there.Rules.Select(rule => rule.NameIn(there.Suffix))] : [];

    public Action LoseRule(AccountId account, string rule)
    {
        var losses = Losses(account);
        losses.LoseRule(region, rule);
        Tell(account, "DeleteConfigRule", rule);
        return () => losses.GiveBack(region, rule);
    }

    public Action LoseRemediation(AccountId account, string rule)
    {
        var losses = Losses(account);
        losses.LoseRemediation(region, rule);
        Tell(account, "DeleteRemediationConfiguration", rule);
        return () => losses.GiveBack(region, rule);
    }

    /// <summary>The resource that a rule finds is left alone from now on.</summary>
    public Action Except(AccountId account, string rule, string reason)
    {
        var losses = Losses(account);
        var found = InstalledPacks.FindRule(cloud, cloud.Organization.Find(account)!, region, rule, cloud.Now)!.Value;
        var resource = Finding.ResourceId(cloud, found.Pack, found.Rule);
        losses.Except(region, rule, new(Finding.ResourceType(found.Rule), resource, reason));
        Tell(account, "PutRemediationExceptions", rule);
        return () => losses.Unexcept(region, rule, resource);
    }

    private Losses Losses(AccountId account) => cloud.Organization.Find(account)!.Global<Losses>();

    private InstalledPack? Installed(string name, AccountId account) =>
        InstalledPacks.Of(Find(name), cloud.Organization.Find(account)!, cloud.Now);

    private OrganizationPack Find(string name) =>
        OrganizationPacks.Of(cloud).In(region).First(pack => pack.Name == name);

    private void Put(OrganizationPack pack, IReadOnlyList<string> excluded) =>
        Deployment.Start(cloud, pack, pack.Put.Excluding(excluded, cloud.Now), cloud.Now);

    private void Tell(AccountId account, string operation, string rule) => TrailRecorder.Record(
        cloud, cloud.Organization.Find(account)!, region, "config", operation, new() { ["ConfigRuleName"] = rule });
}
