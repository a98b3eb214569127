using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation;

/// <summary>Which services are trusted, and which accounts administer them for the organization.</summary>
public sealed class Delegations
{
    /// <summary>The principals a rollout needs (aws-limits §1, §4, §7).</summary>
    public static readonly IReadOnlyList<string> NeededForRollouts =
    [
        "config-multiaccountsetup.amazonaws.com",
        "config.amazonaws.com",
        "member.org.stacksets.cloudformation.amazonaws.com",
    ];

    private readonly SortedDictionary<string, DateTimeOffset> trusted = new(StringComparer.Ordinal);
    private readonly List<Delegation> delegated = [];

    internal Delegations(AccountId administrator, DateTimeOffset since)
    {
        foreach (var principal in NeededForRollouts)
        {
            trusted.Add(principal, since);
            delegated.Add(new(administrator, principal, since));
        }
    }

    /// <summary>Trusted services and since when.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Trusted => trusted;

    public IReadOnlyList<Delegation> All => delegated;

    public bool Has(AccountId account) => delegated.Exists(row => row.Account == account);

    public bool Has(AccountId account, string servicePrincipal) =>
        delegated.Exists(row => row.Account == account && row.ServicePrincipal == servicePrincipal);

    public void Trust(string servicePrincipal, DateTimeOffset now) => trusted.TryAdd(servicePrincipal, now);

    public void Distrust(string servicePrincipal) => trusted.Remove(servicePrincipal);

    public void Register(AccountId account, string servicePrincipal, DateTimeOffset now) =>
        delegated.Add(new(account, servicePrincipal, now));

    public bool Deregister(AccountId account, string servicePrincipal) =>
        delegated.RemoveAll(row => row.Account == account && row.ServicePrincipal == servicePrincipal) > 0;

    internal void RemoveAll(AccountId account) => delegated.RemoveAll(row => row.Account == account);
}

/// <summary>An account that administers a service for the organization.</summary>
public sealed record Delegation(AccountId Account, string ServicePrincipal, DateTimeOffset Since);
