namespace PciAutoHeal.Core.Accounts;

/// <summary>
/// The organization as it was read once, at one moment; every decision of a run is made from one snapshot.
/// </summary>
public sealed record OrganizationSnapshot(
    string OrganizationId,
    AccountId ManagementAccountId,
    AccountId DelegatedAdministratorId,
    IReadOnlyList<Region> Regions,
    IReadOnlyList<Account> Accounts);
