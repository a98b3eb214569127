using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Accounts;

/// <summary>AWS Account Management, as far as the regions of an account go.</summary>
internal sealed class AccountService : ISimulatedService
{
    private readonly Operations operations;

    public AccountService() => operations = new(this)
    {
        { "ListRegions", ListRegions },
        { "GetRegionOptStatus", GetRegionOptStatus },
    };

    public string SigningName => "account";

    public WireProtocol Protocol => WireProtocol.RestJson;

    public JsonObject Invoke(ApiCall call) => operations.Invoke(call);

    private static JsonObject ListRegions(ApiCall call)
    {
        var account = Subject(call);
        var wanted = call.Texts("RegionOptStatusContains");
        JsonObject[] rows = [.. AwsRegions.All(call.Cloud).Select(region => Shape(account, region))
            .Where(row => wanted.Count == 0 || wanted.Contains(row["RegionOptStatus"]!.GetValue<string>()))];
        var page = Page.Of(rows, call.Text("NextToken"),
            Page.Size(call, "MaxResults", 1, 50, 50, "ValidationException"), "ValidationException");
        return new() { ["Regions"] = new JsonArray([.. page.Rows]), ["NextToken"] = page.NextToken };
    }

    private static JsonObject GetRegionOptStatus(ApiCall call) => Shape(Subject(call),
        Region.TryParse(call.Text("RegionName"), out var region) && AwsRegions.All(call.Cloud).Contains(region)
            ? region
            : throw new ApiError("ValidationException", "The region is not known."));

    private static JsonObject Shape(SimulatedAccount account, Region region) => new()
    {
        ["RegionName"] = region.Value,
        ["RegionOptStatus"] = !account.IsEnabled(region) ? "DISABLED"
            : AwsRegions.IsOpenByDefault(region) ? "ENABLED_BY_DEFAULT" : "ENABLED",
    };

    /// <summary>Another account than one's own: for the management account and delegated administrators.</summary>
    private static SimulatedAccount Subject(ApiCall call) => call.Text("AccountId") switch
    {
        null => call.Account,
        var text when AccountId.TryParse(text, out var id)
            && call.Cloud.Organization.IsAdministrator(call.Caller.Account)
            && call.Cloud.Organization.FindMember(id) is { } member => member,
        _ => throw new ApiError("AccessDeniedException", "You don't have permission to look at this account.", 403),
    };
}
