using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>What the account that made an organization pack can read about it.</summary>
internal static class OrganizationPackReads
{
    private static readonly string[] Statuses =
        [.. from action in new[] { "CREATE", "UPDATE", "DELETE" }
            from outcome in new[] { "SUCCESSFUL", "IN_PROGRESS", "FAILED" }
            select $"{action}_{outcome}"];

    public static readonly IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations =
        new Dictionary<string, Func<ApiCall, JsonObject>>
        {
            ["DescribeOrganizationConformancePacks"] = call => Describe(call, "OrganizationConformancePacks", Pack),
            ["DescribeOrganizationConformancePackStatuses"] =
                call => Describe(call, "OrganizationConformancePackStatuses", AggregateStatus.Of),
            ["GetOrganizationConformancePackDetailedStatus"] = Detailed,
        };

    private static JsonObject Describe(ApiCall call, string member, Func<SimulatedCloud, OrganizationPack,
        JsonObject> render)
    {
        var packs = OrganizationAccess.Demand(call);
        var size = ConfigErrors.Limit(call, 100, 100);
        var names = call.Texts("OrganizationConformancePackNames");
        if (names.Count > 25)
            throw ConfigErrors.Constraint("organizationConformancePackNames", "(names)",
                "have length less than or equal to 25");
        var now = call.Cloud.Now;
        if (names.Count > 0)
        {
            var found = names.Select(name => packs.Find(call.Caller.Account, call.InRegion, name, now)
                ?? throw OrganizationPackWrites.NoSuch(name));
            return new() { [member] = new JsonArray([.. found.Select(pack => render(call.Cloud, pack))]) };
        }

        return Answers.Page(
            call, member, [.. packs.Of(call.Caller.Account, call.InRegion, now)], size, pack =>
                render(call.Cloud, pack));
    }

    private static JsonObject Detailed(ApiCall call)
    {
        var packs = OrganizationAccess.Demand(call);
        var size = ConfigErrors.Limit(call, 100, 100);
        var name = call.Text("OrganizationConformancePackName") ?? "";
        var pack = packs.Find(call.Caller.Account, call.InRegion, name, call.Cloud.Now)
            ?? throw OrganizationPackWrites.NoSuch(name);
        var stay = call.Cloud.Settings.Of<ConfigSettings>().DeletedRowsStay;
        var rows = Filter(call) is not { } takes ? pack.RowsAt(call.Cloud.Now, stay)
            : call.Text("NextToken") is null ? [.. pack.LookAt(call.Cloud.Now, stay).Where(takes).Take(size + 1)]
            : [.. pack.RowsAt(call.Cloud.Now, stay).Where(takes)];
        return Answers.Page(
            call, "OrganizationConformancePackDetailedStatuses", rows, size, (json, found) =>
                Row(json, pack, found.Member, found.Row));
    }

    /// <summary>Null where every row is wanted.</summary>
    private static Func<(PackMember Member, DetailRow Row), bool>? Filter(ApiCall call)
    {
        if (call.Input.Object("Filters") is not { } filters) return null;
        var (account, status) = (filters.Text("AccountId"), filters.Text("Status"));
        if (status is not null && !Statuses.Contains(status))
            throw ConfigErrors.Constraint(
                "filters.status", status, $"satisfy enum value set: [{string.Join(", ", Statuses)}]");
        return account is null && status is null
            ? null
            : found => (account is null || found.Member.Account.Id.Value == account)
                && (status is null || found.Row.Status == status);
    }

    private static void Row(Utf8JsonWriter json, OrganizationPack pack, PackMember member, DetailRow row)
    {
        json.WriteString("AccountId"u8, member.Account.Id.Value);
        json.WriteString("ConformancePackName"u8, pack.MemberPackName);
        json.WriteString("Status"u8, row.Status);
        json.WriteNumber("LastUpdateTime"u8, new Instant(row.At).EpochSeconds);
        if (row.ErrorCode is { } code) json.WriteString("ErrorCode"u8, code);
        if (row.ErrorMessage is { } message) json.WriteString("ErrorMessage"u8, message);
    }

    private static JsonObject Pack(SimulatedCloud cloud, OrganizationPack pack) => new JsonObject
    {
        ["OrganizationConformancePackName"] = pack.Name,
        ["OrganizationConformancePackArn"] = pack.Arn,
        ["ConformancePackInputParameters"] = pack.Put.InputParameters.DeepClone(),
        ["ExcludedAccounts"] = new JsonArray([.. pack.Put.ExcludedAccounts.Select(id => (JsonNode)id)]),
        ["LastUpdateTime"] = Instant.Of(pack.ChangedAt),
    }.With(("DeliveryS3Bucket", pack.Put.DeliveryBucket), ("DeliveryS3KeyPrefix", pack.Put.DeliveryPrefix));
}
