using System.Collections.Frozen;
using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>
/// One PutOrganizationConformancePack as it was sent; every put replaces the whole of the one before.
/// </summary>
public sealed record PackPut(
    PackContent Content,
    JsonArray InputParameters,
    IReadOnlyList<string> ExcludedAccounts,
    string? DeliveryBucket,
    string? DeliveryPrefix,
    DateTimeOffset At)
{
    private readonly FrozenSet<string> excluded = ExcludedAccounts.ToFrozenSet();

    /// <summary>The same put with another list; a <c>with</c> would keep the set of the old one.</summary>
    public PackPut Excluding(IReadOnlyList<string> accounts, DateTimeOffset at) =>
        new(Content, InputParameters, accounts, DeliveryBucket, DeliveryPrefix, at);

    public bool Excludes(AccountId account) => excluded.Contains(account.Value);
}
