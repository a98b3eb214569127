using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>What an account reads about the conformance packs in it.</summary>
internal static class MemberPackReads
{
    public static readonly IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations =
        new Dictionary<string, Func<ApiCall, JsonObject>>
        {
            ["DescribeConformancePacks"] = call => Described(call, "ConformancePackDetails", Details),
            ["DescribeConformancePackStatus"] = call => Described(call, "ConformancePackStatusDetails", Status),
            ["DescribeConformancePackCompliance"] = RuleCompliance,
            ["GetConformancePackComplianceSummary"] = Summary,
        };

    public static ApiError NoSuch(string name) => new(
        "NoSuchConformancePackException", $"The conformance pack {name} does not exist in your account.");

    private static JsonObject Described(ApiCall call, string member, Func<ApiCall, PackSight, JsonObject> render) =>
        Answers.Page(call, member, Named(call, "ConformancePackNames"), ConfigErrors.Limit(call, 20, 20), s =>
            render(call, s));

    private static List<PackSight> Named(ApiCall call, string member)
    {
        var names = call.Texts(member);
        if (names.Count > 25) throw ConfigErrors.Constraint(member, "(names)", "have length less than or equal to 25");
        var all = PackSight.In(call.Cloud, call.Account, call.InRegion).ToList();
        return names.Count == 0
            ? all
            : [.. names.Select(name => all.Find(pack => pack.Name == name) ?? throw NoSuch(name))];
    }

    private static JsonObject Details(ApiCall call, PackSight pack) => new JsonObject
    {
        ["ConformancePackName"] = pack.Name,
        ["ConformancePackArn"] = pack.Arn(call.Account, call.InRegion),
        ["ConformancePackId"] = pack.Id,
        ["ConformancePackInputParameters"] = pack.InputParameters.DeepClone(),
        ["LastUpdateRequestedTime"] = Instant.Of(pack.RequestedAt),
    }.With(("CreatedBy", pack.CreatedBy));

    private static JsonObject Status(ApiCall call, PackSight pack)
    {
        var now = call.Cloud.Now;
        return new JsonObject
        {
            ["ConformancePackName"] = pack.Name,
            ["ConformancePackArn"] = pack.Arn(call.Account, call.InRegion),
            ["ConformancePackId"] = pack.Id,
            ["ConformancePackState"] = pack.State(now),
            ["StackArn"] = pack.StackArn(call.Account, call.InRegion),
            ["LastUpdateRequestedTime"] = Instant.Of(pack.RequestedAt),
        }.With(
            ("ConformancePackStatusReason", now >= pack.EndAt ? pack.Failure?.Message : null),
            ("LastUpdateCompletedTime", now >= pack.EndAt ? Instant.Of(pack.EndAt) : null));
    }

    private static JsonObject RuleCompliance(ApiCall call)
    {
        var size = ConfigErrors.Limit(call, 1000, 100);
        var name = call.Text("ConformancePackName") ?? "";
        var pack = Named(name, call);
        var filters = call.Input.Object("Filters");
        var (wanted, type) = (filters?.Texts("ConfigRuleNames") ?? [], filters?.Text("ComplianceType"));
        var rules = pack is null ? []
            : new Compliance(call.Cloud, call.Cloud.Now).Rules(pack)
                .Select(rule => (Name: rule.Rule.NameIn(pack.Suffix), Word: rule.Verdict.Word())).ToList();
        if (wanted.FirstOrDefault(rule => rules.TrueForAll(known => known.Name != rule)) is { } unknown)
            throw new ApiError("NoSuchConfigRuleInConformancePackException",
                $"The rule {unknown} is not in the pack {name}.");
        var rows = rules.Where(rule => (wanted.Count == 0 || wanted.Contains(rule.Name))
            && (type is null || type == rule.Word));
        var answer = Answers.Page(call, "ConformancePackRuleComplianceList", [.. rows], size, rule => new JsonObject
        {
            ["ConfigRuleName"] = rule.Name,
            ["ComplianceType"] = rule.Word,
            ["Controls"] = new JsonArray(),
        });
        answer["ConformancePackName"] = name;
        return answer;
    }

    private static InstalledPack? Named(string name, ApiCall call) =>
        (PackSight.In(call.Cloud, call.Account, call.InRegion).FirstOrDefault(pack => pack.Name == name)
            ?? throw NoSuch(name))
            .Installed;

    private static JsonObject Summary(ApiCall call)
    {
        var compliance = new Compliance(call.Cloud, call.Cloud.Now);
        return Answers.Page(
            call,
            "ConformancePackComplianceSummaryList",
            Named(call, "ConformancePackNames"),
            ConfigErrors.Limit(call, 20, 20),
            pack => new JsonObject
            {
                ["ConformancePackName"] = pack.Name,
                ["ConformancePackComplianceStatus"] =
                    (pack.Installed is { } there ? compliance.Pack(there) : Verdict.InsufficientData).Word(),
            });
    }
}
