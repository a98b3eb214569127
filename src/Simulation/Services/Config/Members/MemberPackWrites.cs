using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>
/// PutConformancePack and DeleteConformancePack: packs that an account owns; the organization's are not its.
/// </summary>
internal static class MemberPackWrites
{
    private const string Refusal = "ConformancePackTemplateValidationException";

    public static readonly IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations =
        new Dictionary<string, Func<ApiCall, JsonObject>>
        {
            ["PutConformancePack"] = Put,
            ["DeleteConformancePack"] = Delete,
        };

    private static JsonObject Put(ApiCall call)
    {
        var name = Own(call);
        var content = TemplateSource.Read(call, Refusal);
        var deployment = new AccountDeployment(call.Cloud, call.Account, call.InRegion);
        var parameters = (JsonArray)call.List("ConformancePackInputParameters").DeepClone();
        _ = deployment.Put(name, content, parameters, ownerStack: null, call.Cloud.Now);
        var pack = PackSight.In(call.Cloud, call.Account, call.InRegion).First(sight => sight.Name == name);
        return new() { ["ConformancePackArn"] = pack.Arn(call.Account, call.InRegion) };
    }

    private static JsonObject Delete(ApiCall call)
    {
        var name = Own(call);
        var deployment = new AccountDeployment(call.Cloud, call.Account, call.InRegion);
        deployment.Delete(name, call.Cloud.Now);
        return [];
    }

    /// <summary>The name asked for, refused when it is one that the organization deployed.</summary>
    private static string Own(ApiCall call)
    {
        var name = call.Text("ConformancePackName") ?? "";
        if (name.Length is 0 or > 256)
            throw ConfigErrors.Constraint("conformancePackName", name, "have length 1 to 256");
        var isOrganizations = PackSight.In(call.Cloud, call.Account, call.InRegion)
            .Any(pack => pack.Name == name && pack.CreatedBy is not null);
        return isOrganizations
            ? throw new ApiError(
                "AccessDeniedException",
                $"The conformance pack {name} was created by an organization conformance pack and cannot be changed here.")
            : name;
    }
}
