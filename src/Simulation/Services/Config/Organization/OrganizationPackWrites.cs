using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>PutOrganizationConformancePack and DeleteOrganizationConformancePack.</summary>
internal static partial class OrganizationPackWrites
{
    private const int MostExclusions = 1000;
    private const string Refusal = "OrganizationConformancePackTemplateValidationException";

    public static readonly IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations =
        new Dictionary<string, Func<ApiCall, JsonObject>>
        {
            ["PutOrganizationConformancePack"] = Put,
            ["DeleteOrganizationConformancePack"] = Delete,
        };

    private static JsonObject Put(ApiCall call)
    {
        var packs = OrganizationAccess.Demand(call);
        var name = Name(call);
        var put = Read(call);
        var found = packs.Find(call.Caller.Account, call.InRegion, name, call.Cloud.Now);
        if (found is not null && (found.Action == MemberAction.Delete || found.IsBusy(call.Cloud.Now)))
            throw ConfigErrors.InUse(name);
        var most = call.Cloud.Settings.Of<ConfigSettings>().MostPacksPerOrganization;
        if (found is null && packs.In(call.InRegion).Count(pack => !pack.IsGone(call.Cloud.Now)) >= most)
        {
            throw new ApiError(
                "MaxNumberOfOrganizationConformancePacksExceededException",
                $"You have reached the limit of {most} organization conformance packs in an organization.");
        }

        var pack = found ?? Create(call, packs, name, put);
        Deployment.Start(call.Cloud, pack, put, call.Cloud.Now);
        return new() { ["OrganizationConformancePackArn"] = pack.Arn };
    }

    private static JsonObject Delete(ApiCall call)
    {
        var packs = OrganizationAccess.Demand(call);
        var name = call.Text("OrganizationConformancePackName") ?? "";
        var now = call.Cloud.Now;
        var pack = packs.Find(call.Caller.Account, call.InRegion, name, now) ?? throw NoSuch(name);
        if (pack.Action == MemberAction.Delete || pack.IsBusy(now)) throw ConfigErrors.InUse(name);
        Deployment.Remove(call.Cloud, pack, now);
        return [];
    }

    public static ApiError NoSuch(string name) => new(
        "NoSuchOrganizationConformancePackException",
        $"The organization conformance pack {name} does not exist in your account or you are not its owner.");

    private static string Name(ApiCall call)
    {
        var name = call.Text("OrganizationConformancePackName") ?? "";
        return NameShape().IsMatch(name) && name.Length <= 128
            ? name
            : throw ConfigErrors.Constraint(
                "organizationConformancePackName", name, "satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
    }

    private static PackPut Read(ApiCall call)
    {
        var excluded = call.Texts("ExcludedAccounts");
        if (excluded.Count > MostExclusions)
        {
            throw ConfigErrors.Constraint(
                "excludedAccounts", $"({excluded.Count} accounts)",
                $"have length less than or equal to {MostExclusions}");
        }

        if (excluded.FirstOrDefault(id => !AccountId.TryParse(id, out _)) is { } wrong)
            throw ConfigErrors.Constraint("excludedAccounts", wrong, @"satisfy regular expression pattern: \d{12}");
        if (call.List("ConformancePackInputParameters").Count > 60)
            throw ConfigErrors.Constraint("conformancePackInputParameters", "(parameters)",
                "have length less than or equal to 60");
        var bucket = call.Text("DeliveryS3Bucket");
        if (!string.IsNullOrEmpty(bucket) && !bucket.StartsWith("awsconfigconforms", StringComparison.Ordinal))
            throw ConfigErrors.Validation("The delivery bucket of an organization conformance pack must be prefixed awsconfigconforms.");
        return new(
            TemplateSource.Read(call, Refusal),
            (JsonArray)call.List("ConformancePackInputParameters").DeepClone(),
            [.. excluded.Distinct()],
            bucket,
            call.Text("DeliveryS3KeyPrefix"),
            call.Cloud.Now);
    }

    private static OrganizationPack Create(ApiCall call, OrganizationPacks packs, string name, PackPut put)
    {
        var suffix = call.Cloud.Letters(
            8, "organization-pack", call.Caller.Account.Value, call.Region, name,
            ((long)(put.At - call.Cloud.StartedAt).TotalSeconds).ToString("D", null));
        var pack = new OrganizationPack(call.Caller.Account, call.InRegion, name, suffix) { Put = put };
        packs.Add(pack);
        return pack;
    }

    [GeneratedRegex(@"\A[a-zA-Z][-a-zA-Z0-9]*\z")]
    private static partial Regex NameShape();
}
