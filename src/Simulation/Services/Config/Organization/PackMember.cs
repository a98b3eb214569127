using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>An organization pack in one account.</summary>
public sealed class PackMember(SimulatedAccount account, Work first)
{
    private DetailRow? before;
    private PackContent? installed;
    private PackContent? created;
    private DateTimeOffset createdAt;
    private DateTimeOffset changedAt;
    private DateTimeOffset? healsSince;

    public SimulatedAccount Account { get; } = account;

    /// <summary>The rules of a list that find something here, once they were drawn.</summary>
    internal (PackRules Of, IReadOnlyList<PackRule> Finding)? Drawn { get; set; }

    public Work Work { get; private set; } = first;

    /// <summary>Begins the work of the next put, and keeps what the one before has left behind.</summary>
    public void Begin(Work next, DateTimeOffset now, TimeSpan deletedRowsStay)
    {
        before = RowAt(now, deletedRowsStay);
        var content = ContentAt(now);
        if (Work.Succeeded(now))
        {
            (created, createdAt) = content is null ? (null, default)
                : Work.Action == MemberAction.Create ? (content, Work.EndAt)
                : (created, createdAt);
            changedAt = Work.EndAt;
            healsSince = content is { HealsByItself: true } ? healsSince ?? Work.EndAt : null;
        }

        (installed, Work) = (content, next);
    }

    /// <summary>Decides the running work again, when the world has changed under it.</summary>
    public void Replace(Work work) => Work = work;

    /// <summary>The row now; null when there is none to see.</summary>
    public DetailRow? RowAt(DateTimeOffset now, TimeSpan deletedRowsStay)
    {
        if (now < Work.StartAt)
        {
            var isNew = before is null || before.Value.Status == "DELETE_SUCCESSFUL";
            return !isNew ? before
                : now < Work.VisibleAt || Work.Action == MemberAction.Delete ? null
                : new(DetailRow.Words(Work.Action, "IN_PROGRESS"), Work.VisibleAt, null, null);
        }

        if (!Work.IsOver(now)) return new(DetailRow.Words(Work.Action, "IN_PROGRESS"), Work.StartAt, null, null);
        if (Work.Failure is { } why)
            return new(DetailRow.Words(Work.Action, "FAILED"), Work.EndAt, why.Code, why.Message);
        return Work.Action == MemberAction.Delete && now >= Work.EndAt + deletedRowsStay
            ? null
            : new(DetailRow.Words(Work.Action, "SUCCESSFUL"), Work.EndAt, null, null);
    }

    /// <summary>What is deployed in the account now; null for nothing.</summary>
    public PackContent? ContentAt(DateTimeOffset now) =>
        !Work.Succeeded(now) ? installed : Work.Action == MemberAction.Delete ? null : Work.Put.Content;

    /// <summary>What was deployed when the pack was last there at all, for who lists deleted packs.</summary>
    public PackContent? LastContent(DateTimeOffset now) => ContentAt(now) ?? installed;

    /// <summary>Since when remediation runs by itself here; meaningless where it does not.</summary>
    public DateTimeOffset HealsSince(DateTimeOffset now) =>
        healsSince ?? (Work.Succeeded(now) ? Work.EndAt : changedAt);

    /// <summary>Since when every rule is there; null when they have not all come at once.</summary>
    public DateTimeOffset? AllRulesSince(DateTimeOffset now) =>
        created is null ? Work.EndAt : ReferenceEquals(created, ContentAt(now)) ? createdAt : null;

    /// <summary>Since when the rule is there: since the pack, unless an update has brought it.</summary>
    public DateTimeOffset RuleSince(PackRule rule, DateTimeOffset now, Core.Accounts.Region region)
    {
        var over = Work.Succeeded(now);
        if (created is null) return Work.EndAt;
        return ReferenceEquals(created, ContentAt(now))
            || created.RulesIn(Account.Id, region).Has(rule.Name)
            ? createdAt : over && Work.Action == MemberAction.Update ? Work.EndAt : changedAt;
    }
}
