using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Steps.Ports;

/// <summary>Reads the organization once.</summary>
public interface IOrganizationReader
{
    /// <summary>Accounts with state and path, regions of the caller, who manages and who is delegated.</summary>
    /// <param name="withTags">Tags cost one call an account; read them only where a scope or a wave asks for
    /// tags.</param>
    /// <exception cref="TerminalException"><c>NoAccounts</c> when the answer is empty: never a success.</exception>
    Task<OrganizationSnapshot> ReadAsync(bool withTags, CancellationToken ct);

    /// <summary>One account as it is now, without its place; null when it is no member of the organization.</summary>
    Task<Account?> FindAsync(AccountId account, CancellationToken ct);

    /// <summary>The tags of one account.</summary>
    Task<IReadOnlyDictionary<string, string>> ReadTagsAsync(AccountId account, CancellationToken ct);
}
