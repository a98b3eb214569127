using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Iam;

/// <summary>AWS IAM, as far as roles go.</summary>
internal sealed class IamService : ISimulatedService
{
    private readonly Operations operations;

    public IamService() => operations = new(this)
    {
        { "GetRole", call => new() { ["Role"] = IamShapes.Role(IamFind.Role(call)) } },
        { "ListRoles", ListRoles },
        { "ListRolePolicies", call => IamShapes.List(call, "PolicyNames", [.. IamFind.Role(call).InlinePolicies.Keys], n => n) },
        { "GetRolePolicy", GetRolePolicy },
        { "ListAttachedRolePolicies", call => IamShapes.List(call, "AttachedPolicies", [.. IamFind.Role(call).AttachedPolicies],
            arn => new JsonObject { ["PolicyName"] = arn[(arn.LastIndexOf('/') + 1)..], ["PolicyArn"] = arn }) },
        { "ListRoleTags", call => IamShapes.List(call, "Tags", [.. IamFind.Role(call).Tags],
            tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }) },
        { "CreateRole", IamWrites.CreateRole },
        { "UpdateRole", IamWrites.UpdateRole },
        { "DeleteRole", IamWrites.DeleteRole },
        { "PutRolePolicy", IamWrites.PutRolePolicy },
        { "DeleteRolePolicy", IamWrites.DeleteRolePolicy },
        { "AttachRolePolicy", IamWrites.AttachRolePolicy },
        { "DetachRolePolicy", IamWrites.DetachRolePolicy },
        { "UpdateAssumeRolePolicy", IamWrites.UpdateTrust },
        { "TagRole", IamWrites.TagRole },
    };

    public string SigningName => "iam";

    public WireProtocol Protocol => WireProtocol.AwsQuery;

    public string XmlNamespace => "https://iam.amazonaws.com/doc/2010-05-08/";

    public JsonObject Invoke(ApiCall call) => operations.Invoke(call);

    private static JsonObject ListRoles(ApiCall call)
    {
        var prefix = call.Text("PathPrefix") ?? "/";
        return IamShapes.List(call, "Roles",
            [.. call.Account.Global<IamRoles>().All.Where(role => role.Path.StartsWith(prefix, StringComparison.Ordinal))],
            IamShapes.Role);
    }

    private static JsonObject GetRolePolicy(ApiCall call)
    {
        var role = IamFind.Role(call);
        var name = IamFind.Required(call, "PolicyName");
        return new()
        {
            ["RoleName"] = role.Name,
            ["PolicyName"] = name,
            ["PolicyDocument"] = Uri.EscapeDataString(role.InlinePolicies.TryGetValue(name, out var policy)
                ? policy
                : throw IamFind.Missing($"The role policy with name {name} cannot be found.")),
        };
    }
}
