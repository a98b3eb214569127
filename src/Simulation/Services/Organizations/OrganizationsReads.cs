using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Organizations;

/// <summary>Reading the organization: for the management account and for delegated administrators.</summary>
internal static class OrganizationsReads
{
    public static JsonObject DescribeAccount(ApiCall call) =>
        new() { ["Account"] = OrganizationsShapes.Account(call.Cloud, OrganizationsFind.Account(call)) };

    public static JsonObject DescribeOrganizationalUnit(ApiCall call) => new()
    {
        ["OrganizationalUnit"] = OrganizationsShapes.Unit(call.Cloud.Organization,
            call.Cloud.Organization.FindUnit(OrganizationsErrors.Required(call, "OrganizationalUnitId")) is { IsRoot: false } unit
                ? unit
                : throw OrganizationsErrors.NotFound("OrganizationalUnitNotFoundException", "an organizational unit")),
    };

    public static JsonObject ListRoots(ApiCall call) =>
        List(call, "Roots", [call.Cloud.Organization], OrganizationsShapes.Root);

    public static JsonObject ListAccounts(ApiCall call) =>
        List(call, "Accounts", call.Cloud.Organization.Accounts, a => OrganizationsShapes.Account(call.Cloud, a));

    public static JsonObject ListAccountsForParent(ApiCall call) =>
        List(call, "Accounts", OrganizationsFind.Parent(call, "ParentId", "ParentNotFoundException").Accounts,
            account => OrganizationsShapes.Account(call.Cloud, account));

    public static JsonObject ListOrganizationalUnitsForParent(ApiCall call) =>
        List(call, "OrganizationalUnits", OrganizationsFind.Parent(call, "ParentId", "ParentNotFoundException").Units,
            unit => OrganizationsShapes.Unit(call.Cloud.Organization, unit));

    public static JsonObject ListParents(ApiCall call)
    {
        var id = OrganizationsErrors.Required(call, "ChildId");
        var organization = call.Cloud.Organization;
        var parent = AccountId.TryParse(id, out var account)
            ? organization.FindMember(account)?.Unit
            : organization.FindUnit(id)?.Parent;
        return parent is null
            ? throw OrganizationsErrors.NotFound("ChildNotFoundException", "a child")
            : List(call, "Parents", [parent], unit => new JsonObject
            {
                ["Id"] = unit.Id,
                ["Type"] = unit.IsRoot ? "ROOT" : "ORGANIZATIONAL_UNIT",
            });
    }

    public static JsonObject ListChildren(ApiCall call)
    {
        var parent = OrganizationsFind.Parent(call, "ParentId", "ParentNotFoundException");
        var type = OrganizationsErrors.Required(call, "ChildType");
        IReadOnlyList<string> ids = type switch
        {
            "ACCOUNT" => [.. parent.Accounts.Select(account => account.Id.Value)],
            "ORGANIZATIONAL_UNIT" => [.. parent.Units.Select(unit => unit.Id)],
            _ => throw OrganizationsErrors.Invalid($"'{type}' is not a child type.", "INVALID_ENUM"),
        };
        return List(call, "Children", ids, id => new JsonObject { ["Id"] = id, ["Type"] = type });
    }

    public static JsonObject ListTagsForResource(ApiCall call) => List(call, "Tags",
        [.. OrganizationsFind.Tags(call).OrderBy(tag => tag.Key, StringComparer.Ordinal)],
        tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value });

    public static JsonObject ListDelegatedAdministrators(ApiCall call)
    {
        var principal = call.Text("ServicePrincipal");
        var organization = call.Cloud.Organization;
        return List(call, "DelegatedAdministrators",
            [.. organization.Delegations.All.Where(row => principal is null || row.ServicePrincipal == principal)
                .GroupBy(row => row.Account).Select(rows => rows.MinBy(row => row.Since)!)],
            row => OrganizationsShapes.DelegatedAdministrator(call.Cloud, organization.Find(row.Account)!, row.Since));
    }

    public static JsonObject ListDelegatedServicesForAccount(ApiCall call)
    {
        var account = OrganizationsFind.Account(call);
        Delegation[] rows = [.. call.Cloud.Organization.Delegations.All.Where(row => row.Account == account.Id)];
        return rows.Length == 0
            ? throw new ApiError("AccountNotRegisteredException",
                "The specified account is not a delegated administrator.")
            : List(call, "DelegatedServices", rows, row => new JsonObject
            {
                ["ServicePrincipal"] = row.ServicePrincipal,
                ["DelegationEnabledDate"] = Instant.Of(row.Since),
            });
    }

    public static JsonObject ListAwsServiceAccess(ApiCall call) =>
        List(call, "EnabledServicePrincipals", [.. call.Cloud.Organization.Delegations.Trusted], row => new JsonObject
        {
            ["ServicePrincipal"] = row.Key,
            ["DateEnabled"] = Instant.Of(row.Value),
        });

    /// <summary>
    /// One page; where the setting says so, the first one is empty although more follow (aws-limits §5).
    /// </summary>
    private static JsonObject List<T>(ApiCall call, string member, IReadOnlyList<T> rows, Func<T, JsonObject> shape)
    {
        var largest = call.Cloud.Settings.OrganizationsPageSize;
        var size = Page.Size(call, "MaxResults", 1, largest, largest, OrganizationsErrors.InvalidInput);
        var token = call.Text("NextToken");
        var page = token is null && call.Cloud.Settings.OrganizationsEmptyPages && rows.Count > 0
            ? new Page<T>([], Page.Token(0))
            : Page.Of(rows, token, size, OrganizationsErrors.InvalidInput);
        var answer = new JsonObject { [member] = new JsonArray([.. page.Rows.Select(shape)]) };
        if (page.NextToken is not null)
        {
            answer["NextToken"] = page.NextToken;
        }

        return answer;
    }
}
