using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Config.Organization;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>A pack as its own account sees it, deployed or not: the organization's and the account's alike.</summary>
internal sealed record PackSight(
    string Name,
    string Suffix,
    string? CreatedBy,
    MemberAction Action,
    DateTimeOffset RequestedAt,
    DateTimeOffset EndAt,
    PackFailure? Failure,
    JsonArray InputParameters,
    InstalledPack? Installed)
{
    public static IEnumerable<PackSight> In(SimulatedCloud cloud, SimulatedAccount account, Region region)
    {
        var now = cloud.Now;
        foreach (var pack in OrganizationPacks.Of(cloud).In(region))
        {
            if (pack.Find(account.Id) is not { Work: var work } member || now < work.VisibleAt) continue;
            if (work.Action == MemberAction.Delete && work.Succeeded(now)) continue;
            var reached = now >= work.StartAt ? work.StartAt : work.VisibleAt;
            yield return new(
                pack.MemberPackName, pack.Suffix, "config-conforms.amazonaws.com", work.Action, reached, work.EndAt,
                work.Failure, work.Put.InputParameters, InstalledPacks.Of(pack, account, now));
        }

        foreach (var pack in account.Global<AccountPacks>().In(region, now))
        {
            yield return new(
                pack.Name, pack.Suffix, null, pack.Action, pack.RequestedAt, pack.EndAt, pack.Failure,
                pack.InputParameters,
                InstalledPacks.In(cloud, account, region, now)
                    .FirstOrDefault(i => !i.IsOrganizations && i.Name == pack.Name));
        }
    }

    public string Id => $"conformance-pack-{Suffix}";

    public string Arn(SimulatedAccount account, Region region) =>
        $"arn:{region.Partition}:config:{region}:{account.Id}:conformance-pack/{Name}/{Id}";

    /// <summary>There are no states of updates: an update shows as a create (aws-limits §1).</summary>
    public string State(DateTimeOffset now) => (Action, now >= EndAt, Failure) switch
    {
        (MemberAction.Delete, false, _) => "DELETE_IN_PROGRESS",
        (MemberAction.Delete, true, _) => "DELETE_FAILED",
        (_, false, _) => "CREATE_IN_PROGRESS",
        (_, true, null) => "CREATE_COMPLETE",
        _ => "CREATE_FAILED",
    };

    public string StackArn(SimulatedAccount account, Region region) =>
        $"arn:{region.Partition}:cloudformation:{region}:{account.Id}:stack/awsconfigconforms-{Name}-{Id}/{Suffix}";
}
