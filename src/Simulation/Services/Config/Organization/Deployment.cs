namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>
/// What a put means for the accounts: the list of exclusions replaces the one before, so an account that is added to
/// it loses its pack and one that is dropped from it gets the pack (aws-limits §1).
/// </summary>
internal static class Deployment
{
    public static void Start(SimulatedCloud cloud, OrganizationPack pack, PackPut put, DateTimeOffset now)
    {
        pack.Action = pack.Members.Count == 0 && pack.Put == put ? MemberAction.Create : MemberAction.Update;
        (pack.Put, pack.ChangedAt) = (put, now);
        var steps = new List<(SimulatedAccount, MemberAction)>();
        foreach (var account in cloud.Organization.Accounts)
        {
            if (Step(pack, put, account, now) is { } action) steps.Add((account, action));
        }

        new WorkPlanner(cloud, pack, put, now).Plan(steps);
    }

    public static void Remove(SimulatedCloud cloud, OrganizationPack pack, DateTimeOffset now)
    {
        (pack.Action, pack.ChangedAt) = (MemberAction.Delete, now);
        var steps = pack.Members.Where(member => !IsDeleted(member, now))
            .Select(member => (member.Account, MemberAction.Delete)).ToList();
        new WorkPlanner(cloud, pack, pack.Put, now).Plan(steps);
    }

    /// <summary>What happens in one account; null when nothing does.</summary>
    private static MemberAction? Step(OrganizationPack pack, PackPut put, SimulatedAccount account, DateTimeOffset now)
    {
        var member = pack.Find(account.Id);
        var isThere = member?.ContentAt(now) is not null;
        return put.Excludes(account.Id)
            ? member is null || IsDeleted(member, now) ? null : MemberAction.Delete
            : isThere ? MemberAction.Update : MemberAction.Create;
    }

    private static bool IsDeleted(PackMember member, DateTimeOffset now) =>
        member.Work.Action == MemberAction.Delete && member.Work.Succeeded(now);
}
