using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.CloudTrail;

namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>What happens to organization packs by itself: accounts come and go, somebody else writes.</summary>
internal static class OrganizationPackWorld
{
    private static readonly TimeSpan WriterTriesAgain = TimeSpan.FromMinutes(5);

    public static void Follow(WorldEvent happened, SimulatedCloud cloud)
    {
        var account = happened.Account is null ? null : cloud.Organization.Find(happened.Account);
        if (happened is { Kind: WorldEventKind.FaultInjected, Fault: { Kind: FaultKind.ForeignWriter } fault })
            Write(cloud, fault, tries: 60);
        else if (account is not null)
            Follow(happened.Kind, account, cloud);
    }

    /// <summary>A recorder was started: packs that wait for it in a joining account go on (aws-limits §1).</summary>
    public static void RecorderStarted(SimulatedCloud cloud, SimulatedAccount account, Region region)
    {
        foreach (var pack in OrganizationPacks.Of(cloud).In(region)) Again(cloud, pack, account, work =>
            work.WaitsForRecorder);
    }

    private static void Follow(WorldEventKind kind, SimulatedAccount account, SimulatedCloud cloud)
    {
        foreach (var pack in OrganizationPacks.Of(cloud).All)
        {
            switch (kind)
            {
                case WorldEventKind.AccountJoined: Join(cloud, pack, account); break;
                case WorldEventKind.AccountLeft: pack.Remove(account.Id); break;
                case WorldEventKind.AccountSuspended: Hold(cloud, pack, account); break;
                case WorldEventKind.AccountReinstated: Again(cloud, pack, account, work => work.WaitsForAccount); break;
            }
        }
    }

    /// <summary>The pack is deployed in a new account at once, whatever wave somebody had planned for it.</summary>
    private static void Join(SimulatedCloud cloud, OrganizationPack pack, SimulatedAccount account)
    {
        if (pack.Action == MemberAction.Delete || pack.Put.Excludes(account.Id)) return;
        pack.Add(new PackMember(account, Planner(cloud, pack).Alone(account, MemberAction.Create)));
    }

    private static void Hold(SimulatedCloud cloud, OrganizationPack pack, SimulatedAccount account)
    {
        if (pack.Find(account.Id) is not { } member || member.Work.IsOver(cloud.Now)) return;
        if (member.Work.Action == MemberAction.Delete) return;
        member.Replace(member.Work with
        {
            EndAt = cloud.Now + cloud.Settings.Of<ConfigSettings>().SuspendedMembersStay,
            Failure = PackFailures.AccountNotActive(account.Id),
            WaitsForAccount = true,
        });
        pack.Touch();
    }

    private static void Again(SimulatedCloud cloud, OrganizationPack pack, SimulatedAccount account,
        Predicate<Work> waits)
    {
        if (pack.Find(account.Id) is not { } member || member.Work.IsOver(cloud.Now) || !waits(member.Work)) return;
        var work = Planner(cloud, pack).Alone(account, member.Work.Action);
        member.Replace(work with { VisibleAt = member.Work.VisibleAt, StartAt = member.Work.StartAt });
        pack.Touch();
    }

    /// <summary>The fault ForeignWriter: somebody puts the pack again with another list of exclusions.</summary>
    private static void Write(SimulatedCloud cloud, Fault fault, int tries)
    {
        var now = cloud.Now;
        var packs = OrganizationPacks.Of(cloud).All.Where(pack => pack.Action != MemberAction.Delete
            && (fault.Region is null || fault.Region == pack.Region) && !pack.IsBusy(now)).ToList();
        foreach (var pack in packs)
        {
            var excluded = Changed(cloud, pack, fault);
            Deployment.Start(cloud, pack, pack.Put.Excluding(excluded, now), now);
            TrailRecorder.Record(
                cloud, cloud.Organization.Find(pack.Owner)!, pack.Region, "config", "PutOrganizationConformancePack",
                new()
                {
                    ["OrganizationConformancePackName"] = pack.Name,
                    ["ExcludedAccounts"] = new JsonArray([.. excluded.Select(id => (JsonNode)id)]),
                });
        }

        if (packs.Count == 0 && tries > 0 && (cloud.Faults.End(fault) is not { } end || now + WriterTriesAgain < end))
            cloud.Schedule(now + WriterTriesAgain, _ => Write(cloud, fault, tries - 1));
    }

    /// <summary>
    /// Admits the account that the fault names, or a drawn one; where nobody is excluded, excludes it.
    /// </summary>
    private static List<string> Changed(SimulatedCloud cloud, OrganizationPack pack, Fault fault)
    {
        var now = pack.Put.ExcludedAccounts;
        var candidates = now.Count > 0 ? now : [.. pack.Members.Select(member => member.Account.Id.Value)];
        var chosen = fault.Account?.Value
            ?? candidates.OrderBy(id => cloud.Draw("foreign", pack.Name, pack.Region.Value, id)).FirstOrDefault();
        return chosen is null ? [.. now] : now.Contains(chosen) ? [.. now.Where(id => id != chosen)] : [.. now, chosen];
    }

    private static WorkPlanner Planner(SimulatedCloud cloud, OrganizationPack pack) =>
        new(cloud, pack, pack.Put, cloud.Now);
}
