using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>An organization conformance pack in one region, seen only by the account that made it.</summary>
public sealed class OrganizationPack(AccountId owner, Region region, string name, string suffix)
{
    private readonly SortedDictionary<AccountId, PackMember> members = [];
    /// <summary>Statuses are eventually consistent: within this time the same rows are shown.</summary>
    private static readonly TimeSpan OneReading = TimeSpan.FromSeconds(2);

    private (DateTimeOffset At, TimeSpan Stay, List<(PackMember Member, DetailRow Row)> Rows)? seen;
    private PackMember[]? inOrder;

    public AccountId Owner { get; } = owner;

    public Region Region { get; } = region;

    public string Name { get; } = name;

    /// <summary>Eight characters drawn for the pack; the names of the members' packs end with them.</summary>
    public string Suffix { get; } = suffix;

    /// <summary>The pack's name in every member (aws-limits §7).</summary>
    public string MemberPackName { get; } = $"OrgConformsPack-{name}-{suffix}";

    public string Arn { get; } =
        $"arn:{region.Partition}:config:{region}:{owner}:organization-conformance-pack/{name}-{suffix}";

    public required PackPut Put { get; set; }

    public MemberAction Action { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public IReadOnlyList<PackMember> Members => inOrder ??= [.. members.Values];

    public PackMember? Find(AccountId account) => members.GetValueOrDefault(account);

    public void Add(PackMember member)
    {
        members[member.Account.Id] = member;
        Touch();
    }

    public void Remove(AccountId account)
    {
        members.Remove(account);
        Touch();
    }

    /// <summary>To be called when a member's work was changed.</summary>
    public void Touch() => (seen, inOrder) = (null, null);

    /// <summary>The rows to see now; one list for all the pages of one reading, which takes a second or two.</summary>
    public IReadOnlyList<(PackMember Member, DetailRow Row)> RowsAt(DateTimeOffset now, TimeSpan deletedRowsStay)
    {
        if (Kept(now, deletedRowsStay) is { } kept) return kept;
        var rows = new List<(PackMember, DetailRow)>(members.Count);
        rows.AddRange(LookAt(now, deletedRowsStay));
        seen = (now, deletedRowsStay, rows);
        return rows;
    }

    /// <summary>The same rows one by one, for who needs the first ones only.</summary>
    public IEnumerable<(PackMember Member, DetailRow Row)> LookAt(DateTimeOffset now, TimeSpan deletedRowsStay)
    {
        if (Kept(now, deletedRowsStay) is { } kept)
        {
            foreach (var row in kept) yield return row;
            yield break;
        }

        foreach (var member in Members)
        {
            if (member.RowAt(now, deletedRowsStay) is { } row) yield return (member, row);
        }
    }

    /// <summary>Whether work is still to be done, so that the pack can be neither put nor deleted.</summary>
    public bool IsBusy(DateTimeOffset now)
    {
        foreach (var member in Members)
        {
            if (!member.Work.IsOver(now) && !member.Work.WaitsForAccount) return true;
        }

        return false;
    }

    private List<(PackMember Member, DetailRow Row)>? Kept(DateTimeOffset now, TimeSpan deletedRowsStay) =>
        seen is { } kept && kept.Stay == deletedRowsStay && kept.At <= now && now - kept.At < OneReading ? kept.Rows : null;

    public bool IsGone(DateTimeOffset now) =>
        Action == MemberAction.Delete && Members.All(member => member.Work.Succeeded(now));
}
