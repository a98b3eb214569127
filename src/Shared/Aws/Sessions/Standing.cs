using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>Who calls, and in which organization.</summary>
public sealed record Standing(AccountId Caller, string OrganizationId, AccountId ManagementAccount)
{
    /// <summary>StackSets of the organization are managed as oneself or as its delegated administrator.</summary>
    public string CallAs => Caller == ManagementAccount ? "SELF" : "DELEGATED_ADMIN";
}
