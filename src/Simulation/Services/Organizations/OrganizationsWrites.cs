using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Organizations;

/// <summary>Changing the organization: for the management account only.</summary>
internal static class OrganizationsWrites
{
    public static JsonObject CreateOrganizationalUnit(ApiCall call)
    {
        var parent = OrganizationsFind.Parent(call, "ParentId", "ParentNotFoundException");
        var name = OrganizationsErrors.Required(call, "Name");
        if (parent.Units.Any(unit => unit.Name == name))
        {
            throw new ApiError("DuplicateOrganizationalUnitException", "An OU with the same name already exists.");
        }

        var created = call.Cloud.Organization.CreateUnit(parent, name);
        Tag(created.Tags, call);
        return new() { ["OrganizationalUnit"] = OrganizationsShapes.Unit(call.Cloud.Organization, created) };
    }

    public static JsonObject MoveAccount(ApiCall call)
    {
        var account = OrganizationsFind.Account(call);
        var source = OrganizationsFind.Parent(call, "SourceParentId", "SourceParentNotFoundException");
        var destination = OrganizationsFind.Parent(call, "DestinationParentId", "DestinationParentNotFoundException");
        if (account.Unit != source)
        {
            throw OrganizationsErrors.NotFound("SourceParentNotFoundException", "a source parent of the account");
        }

        if (source == destination)
        {
            throw new ApiError("DuplicateAccountException",
                "That account is already present in the specified destination.");
        }

        call.Cloud.Organization.Move(account, destination);
        return [];
    }

    public static JsonObject RemoveAccount(ApiCall call)
    {
        var account = OrganizationsFind.Account(call);
        if (account == call.Cloud.Organization.Management)
        {
            throw new ApiError("MasterCannotLeaveOrganizationException", "You can't remove a management account.");
        }

        if (call.Cloud.Organization.Delegations.Has(account.Id))
        {
            throw Constraint("The account is a delegated administrator.",
                "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG");
        }

        call.Cloud.Organization.Leave(account);
        return [];
    }

    public static JsonObject CloseAccount(ApiCall call)
    {
        var account = OrganizationsFind.Account(call);
        if (account == call.Cloud.Organization.Management)
        {
            throw Constraint("You can't close the management account.", "CANNOT_CLOSE_MANAGEMENT_ACCOUNT");
        }

        if (account.State is not AccountState.Active)
        {
            throw new ApiError("AccountAlreadyClosedException", "The account is already closed or closing.");
        }

        account.State = AccountState.PendingClosure;
        call.Cloud.Schedule(call.Now + call.Cloud.Settings.AccountClosing, _ => account.State = AccountState.Closed);
        return [];
    }

    public static JsonObject EnableAwsServiceAccess(ApiCall call)
    {
        call.Cloud.Organization.Delegations.Trust(OrganizationsErrors.Required(call, "ServicePrincipal"), call.Now);
        return [];
    }

    public static JsonObject DisableAwsServiceAccess(ApiCall call)
    {
        call.Cloud.Organization.Delegations.Distrust(OrganizationsErrors.Required(call, "ServicePrincipal"));
        return [];
    }

    public static JsonObject RegisterDelegatedAdministrator(ApiCall call)
    {
        var account = OrganizationsFind.Account(call);
        var principal = OrganizationsErrors.Required(call, "ServicePrincipal");
        var delegations = call.Cloud.Organization.Delegations;
        if (account == call.Cloud.Organization.Management)
        {
            throw Constraint("The management account can't be a delegated administrator.",
                "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR");
        }

        if (delegations.Has(account.Id, principal))
        {
            throw new ApiError("AccountAlreadyRegisteredException",
                "The account is already a delegated administrator.");
        }

        if (delegations.All.Count(row => row.ServicePrincipal == principal) >= call.Cloud.Settings.DelegatedAdministrators(principal))
        {
            throw Constraint("The service has as many delegated administrators as it can have.",
                "MAX_NUMBER_OF_DELEGATED_ADMINISTRATORS_REACHED_FOR_SERVICE");
        }

        delegations.Trust(principal, call.Now);
        delegations.Register(account.Id, principal, call.Now);
        return [];
    }

    public static JsonObject DeregisterDelegatedAdministrator(ApiCall call) =>
        call.Cloud.Organization.Delegations.Deregister(
            OrganizationsFind.Account(call).Id, OrganizationsErrors.Required(call, "ServicePrincipal"))
            ? []
            : throw new ApiError("AccountNotRegisteredException",
                "The specified account is not a delegated administrator.");

    public static JsonObject TagResource(ApiCall call)
    {
        Tag(OrganizationsFind.Tags(call), call);
        return [];
    }

    public static JsonObject UntagResource(ApiCall call)
    {
        var tags = OrganizationsFind.Tags(call);
        foreach (var key in call.Texts("TagKeys"))
        {
            tags.Remove(key);
        }

        return [];
    }

    private static void Tag(Dictionary<string, string> tags, ApiCall call)
    {
        foreach (var tag in call.Objects("Tags"))
        {
            tags[tag.Text("Key") ?? throw OrganizationsErrors.Invalid("A tag has no key.", "INPUT_REQUIRED")] =
                tag.Text("Value") ?? string.Empty;
        }
    }

    private static ApiError Constraint(string message, string reason) =>
        new("ConstraintViolationException", message, 400, new JsonObject { ["Reason"] = reason });
}
