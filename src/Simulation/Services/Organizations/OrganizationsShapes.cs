using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Organizations;

/// <summary>The structures of the Organizations API.</summary>
internal static class OrganizationsShapes
{
    public static JsonObject Organization(Organization organization) => new()
    {
        ["Id"] = organization.Id,
        ["Arn"] = $"{Arn(organization)}:organization/{organization.Id}",
        ["FeatureSet"] = "ALL",
        ["MasterAccountArn"] = $"{Arn(organization)}:account/{organization.Id}/{organization.Management.Id}",
        ["MasterAccountId"] = organization.Management.Id.Value,
        ["MasterAccountEmail"] = organization.Management.Email,
        ["AvailablePolicyTypes"] = new JsonArray(
            new JsonObject { ["Type"] = "SERVICE_CONTROL_POLICY", ["Status"] = "ENABLED" }),
    };

    public static JsonObject Root(Organization organization) => new()
    {
        ["Id"] = organization.Root.Id,
        ["Arn"] = $"{Arn(organization)}:root/{organization.Id}/{organization.Root.Id}",
        ["Name"] = organization.Root.Name,
        ["PolicyTypes"] = new JsonArray(
            new JsonObject { ["Type"] = "SERVICE_CONTROL_POLICY", ["Status"] = "ENABLED" }),
    };

    public static JsonObject Unit(Organization organization, OrganizationalUnit unit) => new()
    {
        ["Id"] = unit.Id,
        ["Arn"] = $"{Arn(organization)}:ou/{organization.Id}/{unit.Id}",
        ["Name"] = unit.Name,
        ["Path"] = Path(organization, unit),
    };

    public static JsonObject Account(SimulatedCloud cloud, SimulatedAccount account)
    {
        var shape = Identity(cloud, account);
        shape["Paths"] = new JsonArray($"{Path(cloud.Organization, account.Unit!)}{account.Id}/");
        return shape;
    }

    public static JsonObject DelegatedAdministrator(
        SimulatedCloud cloud, SimulatedAccount account, DateTimeOffset since)
    {
        var shape = Identity(cloud, account);
        shape["DelegationEnabledDate"] = Instant.Of(since);
        return shape;
    }

    /// <summary>State always; Status only until it was retired, and only with its own three words.</summary>
    private static JsonObject Identity(SimulatedCloud cloud, SimulatedAccount account)
    {
        var organization = cloud.Organization;
        var shape = new JsonObject
        {
            ["Id"] = account.Id.Value,
            ["Arn"] = $"{Arn(organization)}:account/{organization.Id}/{account.Id}",
            ["Email"] = account.Email,
            ["Name"] = account.Name,
            ["State"] = account.State.Word(),
            ["JoinedMethod"] = account == organization.Management ? "INVITED" : "CREATED",
            ["JoinedTimestamp"] = Instant.Of(account.JoinedAt),
        };
        if (cloud.Now < cloud.Settings.AccountStatusRetired)
        {
            shape["Status"] = account.State switch
            {
                AccountState.Active => "ACTIVE",
                AccountState.PendingClosure => "PENDING_CLOSURE",
                _ => "SUSPENDED",
            };
        }

        return shape;
    }

    /// <summary>
    /// Organization, root and units by id, each followed by a slash; what is in the unit comes after.
    /// </summary>
    private static string Path(Organization organization, OrganizationalUnit unit) =>
        unit.Parent is null ? $"{organization.Id}/{unit.Id}/" : $"{Path(organization, unit.Parent)}{unit.Id}/";

    private static string Arn(Organization organization) => $"arn:aws:organizations::{organization.Management.Id}";
}
