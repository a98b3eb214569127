using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Organizations;

/// <summary>Looks up what a member of the input names, or refuses as Organizations does.</summary>
internal static class OrganizationsFind
{
    public static SimulatedAccount Account(ApiCall call, string member = "AccountId")
    {
        var text = OrganizationsErrors.Required(call, member);
        return AccountId.TryParse(text, out var id)
            ? call.Cloud.Organization.FindMember(id)
                ?? throw OrganizationsErrors.NotFound("AccountNotFoundException", "an account")
            : throw OrganizationsErrors.Invalid($"'{text}' is not an account id.", "INVALID_PATTERN");
    }

    public static OrganizationalUnit Parent(ApiCall call, string member, string notFound) =>
        call.Cloud.Organization.FindUnit(OrganizationsErrors.Required(call, member))
            ?? throw OrganizationsErrors.NotFound(notFound, "a parent");

    /// <summary>The tags of an account, a unit or the root.</summary>
    public static Dictionary<string, string> Tags(ApiCall call)
    {
        var id = OrganizationsErrors.Required(call, "ResourceId");
        var organization = call.Cloud.Organization;
        return (AccountId.TryParse(id, out var account) ? organization.FindMember(account)?.Tags : null)
            ?? organization.FindUnit(id)?.Tags
            ?? throw OrganizationsErrors.NotFound("TargetNotFoundException", "a target");
    }
}
