using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>
/// Accounts in order, without repeats; hundreds of sets hold thousands of them, so no more than a reference each.
/// </summary>
internal sealed class AccountList
{
    private readonly AccountId[] accounts;

    private AccountList(AccountId[] accounts) => this.accounts = accounts;

    public static AccountList Empty { get; } = new([]);

    public bool Has(AccountId account) => Array.BinarySearch(accounts, account) >= 0;

    public AccountList With(IEnumerable<AccountId> more) => new([.. accounts.Union(more).Order()]);

    /// <summary>Whether it holds these and no others.</summary>
    public bool Are(IReadOnlyCollection<AccountId> others) => others.Count == accounts.Length && others.All(Has);
}
