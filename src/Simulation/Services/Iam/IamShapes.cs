using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Iam;

/// <summary>The structures of the IAM API; policies travel percent-encoded.</summary>
internal static class IamShapes
{
    public static JsonObject Role(IamRole role) => new()
    {
        ["Path"] = role.Path,
        ["RoleName"] = role.Name,
        ["RoleId"] = role.RoleId,
        ["Arn"] = role.Arn,
        ["CreateDate"] = Instant.Of(role.CreatedAt),
        ["AssumeRolePolicyDocument"] = Uri.EscapeDataString(role.TrustPolicy),
        ["Description"] = role.Description,
        ["MaxSessionDuration"] = role.MaxSessionSeconds,
        ["Tags"] = new JsonArray([.. role.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
    };

    /// <summary>IAM pages with Marker, MaxItems and IsTruncated.</summary>
    public static JsonObject List<T>(ApiCall call, string member, IReadOnlyList<T> rows, Func<T, JsonNode?> shape)
    {
        var size = Page.Size(call, "MaxItems", 1, 1000, 100, "ValidationError");
        var page = Page.Of(rows, call.Text("Marker"), size, "ValidationError");
        return new()
        {
            [member] = new JsonArray([.. page.Rows.Select(shape)]),
            ["IsTruncated"] = page.NextToken is not null,
            ["Marker"] = page.NextToken,
        };
    }
}
