using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PciAutoHeal.Simulation.Services.Iam;

/// <summary>Making and changing roles.</summary>
internal static partial class IamWrites
{
    public static JsonObject CreateRole(ApiCall call)
    {
        var name = IamFind.Required(call, "RoleName");
        if (!RoleName().IsMatch(name))
        {
            throw new ApiError("ValidationError", $"The specified value for roleName is invalid: {name}");
        }

        var role = call.Account.Global<IamRoles>().Create(
            call.Cloud, call.Account, name, IamFind.Required(call, "AssumeRolePolicyDocument"), call.Text("Path") ?? "/");
        role.Description = call.Text("Description");
        role.MaxSessionSeconds = MaxSession(call) ?? role.MaxSessionSeconds;
        role.PermissionsBoundary = call.Text("PermissionsBoundary");
        Tag(role, call);
        return new() { ["Role"] = IamShapes.Role(role) };
    }

    public static JsonObject UpdateRole(ApiCall call)
    {
        var role = IamFind.Role(call);
        role.MaxSessionSeconds = MaxSession(call) ?? role.MaxSessionSeconds;
        role.Description = call.Text("Description") ?? role.Description;
        return [];
    }

    /// <summary>A role with policies stays: IAM wants them removed first.</summary>
    public static JsonObject DeleteRole(ApiCall call)
    {
        var role = IamFind.Role(call);
        var holds = role.AttachedPolicies.Count > 0 ? "must detach all policies first"
            : role.InlinePolicies.Count > 0 ? "must delete policies first" : null;
        if (holds is not null)
        {
            throw new ApiError("DeleteConflict", $"Cannot delete entity, {holds}.", 409);
        }

        call.Account.Global<IamRoles>().Remove(role.Name);
        return [];
    }

    public static JsonObject PutRolePolicy(ApiCall call)
    {
        var role = IamFind.Role(call);
        role.InlinePolicies[IamFind.Required(call, "PolicyName")] = IamRoles.Checked(IamFind.Required(call, "PolicyDocument"));
        return [];
    }

    public static JsonObject DeleteRolePolicy(ApiCall call)
    {
        var name = IamFind.Required(call, "PolicyName");
        return IamFind.Role(call).InlinePolicies.Remove(name)
            ? []
            : throw IamFind.Missing($"The role policy with name {name} cannot be found.");
    }

    public static JsonObject AttachRolePolicy(ApiCall call)
    {
        IamFind.Role(call).AttachedPolicies.Add(IamFind.Required(call, "PolicyArn"));
        return [];
    }

    public static JsonObject DetachRolePolicy(ApiCall call)
    {
        var arn = IamFind.Required(call, "PolicyArn");
        return IamFind.Role(call).AttachedPolicies.Remove(arn)
            ? []
            : throw IamFind.Missing($"Policy {arn} was not found.");
    }

    public static JsonObject UpdateTrust(ApiCall call)
    {
        IamFind.Role(call).TrustPolicy = IamRoles.Checked(IamFind.Required(call, "PolicyDocument"));
        return [];
    }

    public static JsonObject TagRole(ApiCall call)
    {
        Tag(IamFind.Role(call), call);
        return [];
    }

    private static void Tag(IamRole role, ApiCall call)
    {
        foreach (var tag in call.Objects("Tags"))
        {
            role.Tags[tag.Text("Key") ?? string.Empty] = tag.Text("Value") ?? string.Empty;
        }
    }

    private static int? MaxSession(ApiCall call) => call.Int("MaxSessionDuration") is { } seconds
        ? seconds is >= 3600 and <= 43200 ? seconds : throw new ApiError("ValidationError",
            $"1 validation error detected: Value '{seconds}' at 'maxSessionDuration' is not between 3600 and 43200")
        : null;

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]{1,64}\z")]
    private static partial Regex RoleName();
}
