using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Simulation;
using PciAutoHeal.Simulation.Meddling;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Scenarios.Tests.Drifting;

/// <summary>Changes of every kind in accounts drawn by a seed, each account once.</summary>
internal sealed class RandomChanges(RolledOut world, int seed)
{
    public static IReadOnlyList<DriftKind> Kinds { get; } = [.. Enum.GetValues<DriftKind>()];

    private readonly HashSet<AccountId> used = [.. world.Lasting.Select(d => d.Account)];
    private int drawn;

    public IReadOnlyList<Change> Draw(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Of(Kinds[Next(Kinds.Count)])).OfType<Change>()];

    public IReadOnlyList<Change> OneOfEach() => [.. Kinds.Select(Of).OfType<Change>()];

    /// <summary>Null where nobody is left to be struck.</summary>
    private Change? Of(DriftKind kind) => kind switch
    {
        DriftKind.RecorderStopped => In(kind, "StopConfigurationRecorder", (a, t) => a.StopRecorder(t.Region)),
        DriftKind.RecorderMissing => In(kind, "DeleteConfigurationRecorder", (a, t) => a.DeleteRecorder(t.Region)),
        DriftKind.RecorderNarrowed => In(kind, "PutConfigurationRecorder", (a, t) => a.NarrowRecorder(t.Region)),
        DriftKind.DocumentMissing => In(kind, "DeleteDocument", (a, t) => a.DeleteDocument(t.Region, Staging.Content.Document)),
        DriftKind.DocumentChanged => In(kind, "UpdateDocumentDefaultVersion", (a, t) => a.EditDocument(t.Region, Staging.Content.Document)),
        DriftKind.RoleMissing => AtHome(kind, "DeleteRole", a => a.DeleteRole(HealingContent.Role)),
        DriftKind.RoleChanged => AtHome(kind, "AttachRolePolicy", a => a.WidenRole(HealingContent.Role)),
        DriftKind.AccountSuspended => Whole(kind, a => a.Suspend()),
        DriftKind.AccountMoved => Whole(kind, a => a.Move(["Elsewhere"])),
        DriftKind.AccountLeft => Whole(kind, Left),
        DriftKind.AccountJoined => Joined(),
        DriftKind.RegionEnabled => Enabled(),
        DriftKind.Unreadable => In(kind, null, Unreadable),
        DriftKind.PackForeign => Foreign(),
        DriftKind.PackFailed => Pack(kind, null, healing: true, (p, t) => p.Fail(HealingContent.DeployedName, t.Account)),
        DriftKind.PackMissing => Pack(kind, "PutOrganizationConformancePack", healing: false, (p, t) => p.Exclude(HealingContent.DeployedName, t.Account, true)),
        DriftKind.PackOutdated => Pack(kind, "PutOrganizationConformancePack", healing: false, Outdated),
        DriftKind.RuleMissing => Pack(kind, "DeleteConfigRule", healing: true, LoseRule),
        DriftKind.RemediationMissing => Healing(kind, "DeleteRemediationConfiguration", (p, t, rule) => p.LoseRemediation(t.Account, rule)),
        _ => Healing(kind, "PutRemediationExceptions", (p, t, rule) => p.Except(t.Account, rule, "gave up")),
    };

    private static Action? Left(MeddledAccount account)
    {
        account.Leave();
        return null;
    }

    private static Action Outdated(MeddledPacks packs, Target target)
    {
        var old = packs.PutOwn(HealingContent.DeployedName, target.Account, "PciAutoHeal-storage-00000000");
        var excluded = packs.Exclude(HealingContent.DeployedName, target.Account, true);
        return () =>
        {
            excluded();
            old();
        };
    }

    private Action LoseRule(MeddledPacks packs, Target target)
    {
        var rules = packs.Rules(HealingContent.DeployedName, target.Account);
        return packs.LoseRule(target.Account, rules[Next(rules.Count)]);
    }

    private static Action Unreadable(MeddledAccount account, Target target)
    {
        var recorder = account.StopRecorder(target.Region);
        var role = account.DeleteRole("PciAutoHealMember");
        return () =>
        {
            role();
            recorder();
        };
    }

    private Change? Joined()
    {
        var account = Organizations.Ready(
            100_000 + world.Lasting.Count + Next(1_000_000) * 1_000, world.Organization.Regions);
        return new(DriftKind.AccountJoined, account.Id, cloud =>
        {
            cloud.Organization.Join(account);
            return new(DriftKind.AccountJoined, account.Id, null, null, null);
        });
    }

    private Change? Enabled()
    {
        var all = world.Organization.Accounts.Where(a => a.Regions!.Count < world.Organization.Regions.Count && !used.Contains(a.Id)).ToList();
        if (all.Count == 0 || !used.Add(all[Next(all.Count) % all.Count] is var chosen ? chosen.Id : null!))
        {
            return null;
        }

        var region = world.Organization.Regions.Except(chosen.Regions!).First();
        return new(DriftKind.RegionEnabled, chosen.Id, cloud => new(
            DriftKind.RegionEnabled, chosen.Id, region, "EnableRegion", Account(cloud, chosen.Id).EnableRegion(region)));
    }

    /// <summary>An account out of scope gets the pack, or one in scope makes a copy for itself.</summary>
    private Change? Foreign()
    {
        var outside = RolledOut.Outside(world.Organization.Accounts.Count).Select(Organizations.Id)
            .Where(id => !used.Contains(id)).ToList();
        if (Next(2) == 0 || outside.Count == 0)
        {
            return Pack(DriftKind.PackForeign, "PutConformancePack", healing: false,
                (p, t) => p.PutOwn(HealingContent.DeployedName, t.Account, HealingContent.DeployedName));
        }

        var (account, region) = (
            outside[Next(outside.Count)], Regions(healing: false)[Next(Regions(healing: false).Count)]);
        used.Add(account);
        return new(DriftKind.PackForeign, account, cloud => new(
            DriftKind.PackForeign, account, region, "PutOrganizationConformancePack",
            new MeddledPacks(cloud, region).Exclude(HealingContent.DeployedName, account, false)));
    }

    private Change? Healing(DriftKind kind, string cause, Func<MeddledPacks, Target, string, Action> change)
    {
        var regions = Regions(healing: true);
        var found = world.Stage.Cloud.Between(cloud => Shuffled().Where(t => regions.Contains(t.Region) && !used.Contains(t.Account))
            .Select(t => (Target: t, Rule: new MeddledPacks(cloud, t.Region).Healing(HealingContent.DeployedName, t.Account)
                .FirstOrDefault(r => r.Finds).Rule))
            .FirstOrDefault(one => one.Rule is not null));
        if (found.Rule is null)
        {
            return null;
        }

        used.Add(found.Target.Account);
        return new(kind, found.Target.Account, cloud => new(
            kind, found.Target.Account, found.Target.Region, cause,
            change(new(cloud, found.Target.Region), found.Target, found.Rule)));
    }

    private Change? Pack(DriftKind kind, string? cause, bool healing, Func<MeddledPacks, Target, Action> change)
    {
        var regions = Regions(healing);
        return Choose(t => regions.Contains(t.Region)) is not { } target ? null : new(kind, target.Account, cloud =>
            new(kind, target.Account, target.Region, cause, change(new(cloud, target.Region), target)));
    }

    private Change? In(DriftKind kind, string? cause, Func<MeddledAccount, Target, Action> change) =>
        Choose(t => NotAdministering(t) && Regions(healing: true).Contains(t.Region)) is not { } target ? null : new(kind, target.Account, cloud =>
            new(kind, target.Account, target.Region, cause, change(Account(cloud, target.Account), target)));

    private Change? AtHome(DriftKind kind, string cause, Func<MeddledAccount, Action> change) =>
        Choose(NotManagement) is not { } target ? null : new(kind, target.Account, cloud =>
            new(kind, target.Account, world.Organization.Regions[0], cause, change(Account(cloud, target.Account))));

    /// <summary>
    /// Who changed an account is in the trail of the management account, which its delegate cannot read.
    /// </summary>
    private Change? Whole(DriftKind kind, Func<MeddledAccount, Action?> change) =>
        Choose(NotAdministering) is not { } target ? null : new(kind, target.Account, cloud =>
            new(kind, target.Account, null, null, change(Account(cloud, target.Account))));

    private Target? Choose(Func<Target, bool> where)
    {
        var found = Shuffled().FirstOrDefault(t => where(t) && !used.Contains(t.Account));
        if (found is not null)
        {
            used.Add(found.Account);
        }

        return found;
    }

    /// <summary>
    /// A put works on every account of its region: it fails where a recorder is off or a document is gone, and makes
    /// rules evaluate anew. So the organization's packs are put in some regions, and all else is done in the others.
    /// </summary>
    private IReadOnlyList<Region> Regions(bool healing) =>
        [.. world.Organization.Regions.Where((_, n) => n % 2 == 0 == healing)];

    private IEnumerable<Target> Shuffled()
    {
        var start = Next(world.Targets.Count);
        return Enumerable.Range(0, world.Targets.Count)
            .Select(n => world.Targets[(int)((start + (n * 7919L)) % world.Targets.Count)]);
    }

    private static bool NotManagement(Target target) => target.Account != Organizations.Id(0);

    private static bool NotAdministering(Target target) =>
        NotManagement(target) && target.Account != Organizations.Id(1);

    private static MeddledAccount Account(SimulatedCloud cloud, AccountId id) =>
        new(cloud, cloud.Organization.Find(id)!);

    private int Next(int below) => (int)(Chance.Draw(seed, "drift", $"{drawn++}") % below);
}
