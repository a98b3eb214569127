using System.Globalization;
using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.CloudTrail;

namespace PciAutoHeal.Simulation;

/// <summary>Accounts that come, go, move, or lose a region. Each answers how to undo it when the fault ends.</summary>
internal static class AccountFaults
{
    public static Action<SimulatedCloud> Suspend(SimulatedCloud cloud, int index, Fault fault)
    {
        if (Chosen(cloud, index, fault) is not { State: AccountState.Active } account)
        {
            return Nothing;
        }

        cloud.Organization.Suspend(account);
        Tell(cloud, "CloseAccount", new() { ["AccountId"] = account.Id.Value });
        return later => later.Organization.Reinstate(account);
    }

    public static Action<SimulatedCloud> Join(SimulatedCloud cloud, int index, Fault fault)
    {
        var id = fault.Account ?? cloud.Organization.NewAccountId($"joins {Text(index)}");
        if (cloud.Organization.FindMember(id) is not null)
        {
            return Nothing;
        }

        var account = cloud.Organization.Join(
            new(id, $"Joined {id.Value[^4..]}", AccountState.Active) { Path = cloud.Settings.JoinPath });
        return later => later.Organization.Leave(account);
    }

    public static Action<SimulatedCloud> Leave(SimulatedCloud cloud, int index, Fault fault)
    {
        if (Chosen(cloud, index, fault) is not { Unit: { } unit } account)
        {
            return Nothing;
        }

        cloud.Organization.Leave(account);
        Tell(cloud, "RemoveAccountFromOrganization", new() { ["AccountId"] = account.Id.Value });
        return later => later.Organization.Join(account.Seed with { Path = unit.Path });
    }

    public static Action<SimulatedCloud> Move(SimulatedCloud cloud, int index, Fault fault)
    {
        if (Chosen(cloud, index, fault) is not { Unit: { } from } account)
        {
            return Nothing;
        }

        OrganizationalUnit[] elsewhere = [.. Below(cloud.Organization.Root).Where(unit => unit != from)];
        if (elsewhere.Length == 0)
        {
            return Nothing;
        }

        cloud.Organization.Move(account, elsewhere[cloud.Draw("moved to", Text(index)) % elsewhere.Length]);
        Tell(cloud, "MoveAccount", new() { ["AccountId"] = account.Id.Value, ["SourceParentId"] = from.Id });
        return later => later.Organization.Move(account, from);
    }

    public static Action<SimulatedCloud> DisableRegions(SimulatedCloud cloud, int index, Fault fault)
    {
        List<(SimulatedAccount Account, Region Region)> struck = [.. cloud.Organization.Accounts
            .SelectMany(account => account.EnabledRegions.Select(region => (account, region)))
            .Where(target => cloud.Faults.Hits(index, fault, target.account.Id, target.region, string.Empty))];
        struck.ForEach(target => target.Account.Disable(target.Region));
        return _ => struck.ForEach(target => target.Account.Restore(target.Region));
    }

    /// <summary>Somebody in the management account did it.</summary>
    private static void Tell(SimulatedCloud cloud, string operation, JsonObject request) => TrailRecorder.Record(
        cloud, cloud.Organization.Management, cloud.Organization.Regions[0], "organizations", operation, request);

    /// <summary>
    /// The account the fault names, or one the seed chooses among the active members that administer nothing.
    /// </summary>
    private static SimulatedAccount? Chosen(SimulatedCloud cloud, int index, Fault fault)
    {
        if (fault.Account is not null)
        {
            return cloud.Organization.FindMember(fault.Account);
        }

        SimulatedAccount[] eligible = [.. cloud.Organization.Accounts.Where(account =>
            account.State == AccountState.Active && !cloud.Organization.IsAdministrator(account.Id))];
        return eligible.Length == 0 ? null : eligible[cloud.Draw("chosen", fault.Kind.ToString(), Text(index)) % eligible.Length];
    }

    private static IEnumerable<OrganizationalUnit> Below(OrganizationalUnit unit) =>
        unit.Units.SelectMany(child => Below(child).Prepend(child));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static void Nothing(SimulatedCloud cloud)
    {
        // The fault found nobody to strike, so there is nobody to restore.
    }
}
