using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Waves;

/// <summary>What happened to one account between the plan and now.</summary>
public sealed record OrganizationChange(AccountId Account, RolloutEventKind Kind, string Detail)
{
    public bool TakesTargetsAway => Kind is RolloutEventKind.AccountLeft or RolloutEventKind.AccountSuspended;

    /// <summary>The account as it is where it moved; null of any other change.</summary>
    public Account? Now { get; init; }

    /// <summary>The same, with what became of an account that joined or moved.</summary>
    public OrganizationChange With(IReadOnlyDictionary<AccountId, string> words) =>
        !TakesTargetsAway && words.TryGetValue(Account, out var word) ? this with { Detail = $"{Detail}; {word}" } : this;

    public RolloutEvent AsEvent(DateTimeOffset now) => new($"{Kind}:{Account}", now, Kind, Detail);
}

/// <summary>Compares two readings of the organization.</summary>
public static class OrganizationChanges
{
    public static IReadOnlyList<OrganizationChange> Between(OrganizationSnapshot before, OrganizationSnapshot now)
    {
        var old = before.Accounts.ToDictionary(a => a.Id);
        var present = now.Accounts.ToDictionary(a => a.Id);
        return
        [
            .. present.Values.Where(a => !old.ContainsKey(a.Id)).OrderBy(a => a.Id).Select(a => new OrganizationChange(
                a.Id, RolloutEventKind.AccountJoined, $"account {a.Id} ({a.Name}) joined after the plan was made")),
            .. old.Values.Where(a => !present.ContainsKey(a.Id)).OrderBy(a => a.Id).Select(a => new OrganizationChange(
                a.Id, RolloutEventKind.AccountLeft, $"account {a.Id} ({a.Name}) has left the organization")),
            .. old.Values.Where(a => present.ContainsKey(a.Id)).OrderBy(a => a.Id).SelectMany(a => Of(a, present[a.Id])),
        ];
    }

    private static IEnumerable<OrganizationChange> Of(Account before, Account now)
    {
        if (before.State == AccountState.Active && now.State != AccountState.Active)
        {
            yield return new(
                now.Id, RolloutEventKind.AccountSuspended, $"account {now.Id} ({now.Name}) is {now.State.Word()} now");
        }

        if (!before.Path.SequenceEqual(now.Path))
        {
            yield return new(
                now.Id,
                RolloutEventKind.AccountMoved,
                $"account {now.Id} ({now.Name}) moved from /{string.Join('/', before.Path)} to /{string.Join('/', now.Path)}")
            {
                Now = now,
            };
        }
    }
}

/// <summary>Who is in the organization as of the last look, for exclusion lists.</summary>
public sealed record MembersNow(IReadOnlyList<AccountId> Accounts)
{
    public const string Document = "members-now";

    public static MembersNow Of(OrganizationSnapshot organization) =>
        new([.. organization.Accounts.Select(a => a.Id).Order()]);
}
