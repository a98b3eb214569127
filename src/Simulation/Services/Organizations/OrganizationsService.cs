using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Organizations;

/// <summary>
/// AWS Organizations. Members may look at their organization; the management account and delegated administrators read;
/// the management account writes.
/// </summary>
internal sealed class OrganizationsService : ISimulatedService
{
    private readonly Operations operations;

    public OrganizationsService() => operations = new(this)
    {
        { "DescribeOrganization", Member(call => new()
        {
            ["Organization"] = OrganizationsShapes.Organization(call.Cloud.Organization),
        }) },
        { "DescribeAccount", Administrator(OrganizationsReads.DescribeAccount) },
        { "DescribeOrganizationalUnit", Administrator(OrganizationsReads.DescribeOrganizationalUnit) },
        { "ListRoots", Administrator(OrganizationsReads.ListRoots) },
        { "ListAccounts", Administrator(OrganizationsReads.ListAccounts) },
        { "ListAccountsForParent", Administrator(OrganizationsReads.ListAccountsForParent) },
        { "ListOrganizationalUnitsForParent", Administrator(OrganizationsReads.ListOrganizationalUnitsForParent) },
        { "ListParents", Administrator(OrganizationsReads.ListParents) },
        { "ListChildren", Administrator(OrganizationsReads.ListChildren) },
        { "ListTagsForResource", Administrator(OrganizationsReads.ListTagsForResource) },
        { "ListDelegatedAdministrators", Administrator(OrganizationsReads.ListDelegatedAdministrators) },
        { "ListDelegatedServicesForAccount", Administrator(OrganizationsReads.ListDelegatedServicesForAccount) },
        { "ListAWSServiceAccessForOrganization", Administrator(OrganizationsReads.ListAwsServiceAccess) },
        { "CreateOrganizationalUnit", Management(OrganizationsWrites.CreateOrganizationalUnit) },
        { "MoveAccount", Management(OrganizationsWrites.MoveAccount) },
        { "RemoveAccountFromOrganization", Management(OrganizationsWrites.RemoveAccount) },
        { "CloseAccount", Management(OrganizationsWrites.CloseAccount) },
        { "CreateAccount", Management(AccountCreation.Create) },
        { "DescribeCreateAccountStatus", Administrator(AccountCreation.Describe) },
        { "EnableAWSServiceAccess", Management(OrganizationsWrites.EnableAwsServiceAccess) },
        { "DisableAWSServiceAccess", Management(OrganizationsWrites.DisableAwsServiceAccess) },
        { "RegisterDelegatedAdministrator", Management(OrganizationsWrites.RegisterDelegatedAdministrator) },
        { "DeregisterDelegatedAdministrator", Management(OrganizationsWrites.DeregisterDelegatedAdministrator) },
        { "TagResource", Management(OrganizationsWrites.TagResource) },
        { "UntagResource", Management(OrganizationsWrites.UntagResource) },
    };

    public string SigningName => "organizations";

    public WireProtocol Protocol => WireProtocol.AwsJson11;

    public JsonObject Invoke(ApiCall call) => operations.Invoke(call);

    private static Func<ApiCall, JsonObject> Member(Func<ApiCall, JsonObject> answer) => call =>
        call.Account.IsMember
            ? answer(call)
            : throw new ApiError("AWSOrganizationsNotInUseException",
                "Your account is not a member of an organization.");

    private static Func<ApiCall, JsonObject> Administrator(Func<ApiCall, JsonObject> answer) => Member(call =>
        call.Cloud.Organization.IsAdministrator(call.Caller.Account) ? answer(call) : throw OrganizationsErrors.Denied());

    private static Func<ApiCall, JsonObject> Management(Func<ApiCall, JsonObject> answer) => Member(call =>
        call.Account == call.Cloud.Organization.Management ? answer(call) : throw OrganizationsErrors.Denied());
}
