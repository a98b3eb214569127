using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>Which accounts a rollout may touch. The default is the whole organization.</summary>
public sealed record Scope
{
    /// <summary>Null means every account.</summary>
    public Inclusion? Include { get; init; }

    public IReadOnlyList<Exclusion> Exclude { get; init; } = [];

    /// <summary>Whether the account is meant, exclusions aside.</summary>
    public bool Includes(Account account) => Include is null || Include.Takes(account);

    /// <summary>The exclusion in force for the account on a day; exclusions win over inclusion.</summary>
    public Exclusion? ExclusionOf(AccountId account, DateOnly today) =>
        Exclude.FirstOrDefault(e => e.Account == account && !e.HasExpired(today));
}

/// <summary>
/// Accounts named are in; any other account must match every criterion given: one of the units, nested ones included,
/// and all of the tags.
/// </summary>
public sealed record Inclusion
{
    public IReadOnlyList<AccountId> Accounts { get; init; } = [];

    public IReadOnlyList<string> OrganizationalUnits { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public SourceLocation? Where { get; init; }

    public bool Takes(Account account) =>
        Accounts.Contains(account.Id)
        || (HasCriteria && IsInAUnit(account) && Tags.All(t => account.Tags.GetValueOrDefault(t.Key) == t.Value));

    private bool HasCriteria => OrganizationalUnits.Count > 0 || Tags.Count > 0 || Accounts.Count == 0;

    private bool IsInAUnit(Account account) => OrganizationalUnits.Count == 0 || OrganizationalUnits.Any(account.IsIn);
}

/// <summary>An account left out, with the reason a reviewer will ask for.</summary>
/// <param name="Expires">The last day on which it is honoured; null is for good.</param>
public sealed record Exclusion(
    AccountId Account,
    string Reason,
    string? Owner = null,
    DateOnly? Expires = null,
    SourceLocation? Where = null)
{
    public bool HasExpired(DateOnly today) => Expires < today;
}
