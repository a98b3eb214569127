namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>Who may work with organization packs: the management account and delegated administrators.</summary>
internal static class OrganizationAccess
{
    private const string Principal = "config-multiaccountsetup.amazonaws.com";

    public static OrganizationPacks Demand(ApiCall call)
    {
        var organization = call.Cloud.Organization;
        var caller = call.Caller.Account;
        return caller == organization.Management.Id || organization.Delegations.Has(caller, Principal)
            ? OrganizationPacks.Of(call.Cloud)
            : throw new ApiError(
                "OrganizationAccessDeniedException",
                "This action can only be performed if you are a registered delegated administrator for "
                + $"{Principal} or the management account of the organization.");
    }
}
