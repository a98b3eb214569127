using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;
using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>The rules that packs have brought into an account, and what they find.</summary>
internal static class RuleCalls
{
    private const int PageSize = 25;

    public static readonly IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations =
        new Dictionary<string, Func<ApiCall, JsonObject>>
        {
            ["DescribeConfigRules"] = call =>
                Answers.Page(call, "ConfigRules", Named(call), PageSize, r => Rule(call, r)),
            ["DescribeComplianceByConfigRule"] = Compliances,
            ["GetComplianceDetailsByConfigRule"] = Details,
        };

    /// <summary>The rules asked for, or all; a name that is not there is NoSuchConfigRuleException.</summary>
    private static List<(InstalledPack Pack, PackRule Rule)> Named(ApiCall call)
    {
        var names = call.Texts("ConfigRuleNames");
        if (names.Count > 25) throw ConfigErrors.Constraint("configRuleNames", "(names)",
            "have length less than or equal to 25");
        var all = from pack in InstalledPacks.In(call.Cloud, call.Account, call.InRegion, call.Cloud.Now)
                  from rule in pack.Rules
                  select (pack, rule);
        return names.Count == 0 ? [.. all] : [.. names.Select(name => Find(call, name))];
    }

    private static (InstalledPack Pack, PackRule Rule) Find(ApiCall call, string name) =>
        InstalledPacks.FindRule(call.Cloud, call.Account, call.InRegion, name, call.Cloud.Now)
        ?? throw new ApiError("NoSuchConfigRuleException",
            $"The ConfigRule '{name}' provided in the request is invalid. "
            + "Please check the configRule name.");

    private static JsonObject Rule(ApiCall call, (InstalledPack Pack, PackRule Rule) found)
    {
        var (pack, rule) = found;
        var id = $"config-rule-{call.Cloud.Letters(6, "rule", call.Caller.Account.Value, call.Region, pack.Name, rule.Name)}";
        var properties = pack.Content.Exactly(rule, call.Caller.Account, call.InRegion).Properties;
        return new JsonObject
        {
            ["ConfigRuleName"] = rule.NameIn(pack.Suffix),
            ["ConfigRuleArn"] = $"arn:{call.InRegion.Partition}:config:{call.Region}:{call.Caller.Account}:config-rule/aws-service-rule/config-conforms.amazonaws.com/{id}",
            ["ConfigRuleId"] = id,
            ["Source"] = properties["Source"]!.DeepClone(),
            ["ConfigRuleState"] = "ACTIVE",
            ["CreatedBy"] = "config-conforms.amazonaws.com",
            ["EvaluationModes"] = new JsonArray(new JsonObject { ["Mode"] = "DETECTIVE" }),
        }.With(
            ("Description", properties["Description"]?.DeepClone()),
            ("Scope", properties["Scope"]?.DeepClone()),
            ("InputParameters", properties["InputParameters"] is { } input ? Json.Plain(input) : null),
            ("MaximumExecutionFrequency", properties["MaximumExecutionFrequency"]?.DeepClone()));
    }

    private static JsonObject Compliances(ApiCall call)
    {
        var types = call.Texts("ComplianceTypes");
        var compliance = new Compliance(call.Cloud, call.Cloud.Now);
        var rows = Named(call).Select(found =>
            (Name: found.Rule.NameIn(found.Pack.Suffix), Verdict: compliance.Rule(found.Pack, found.Rule)))
            .Where(row => types.Count == 0 || types.Contains(row.Verdict.Word())).ToList();
        return Answers.Page(call, "ComplianceByConfigRules", rows, PageSize, row => new JsonObject
        {
            ["ConfigRuleName"] = row.Name,
            ["Compliance"] = Shape(row.Verdict),
        });
    }

    /// <summary>Compliance with how many resources are to blame; one in this world.</summary>
    public static JsonObject Shape(Verdict verdict) => new JsonObject { ["ComplianceType"] = verdict.Word() }.With(
        ("ComplianceContributorCount", verdict == Verdict.NonCompliant
            ? new JsonObject { ["CappedCount"] = 1, ["CapExceeded"] = false }
            : null));

    private static JsonObject Details(ApiCall call)
    {
        var size = ConfigErrors.Limit(call, 100, 10);
        var (pack, rule) = Find(call, call.Text("ConfigRuleName") ?? "");
        var compliance = new Compliance(call.Cloud, call.Cloud.Now);
        var verdict = compliance.Rule(pack, rule);
        var types = call.Texts("ComplianceTypes");
        var rows = verdict == Verdict.InsufficientData || (types.Count > 0 && !types.Contains(verdict.Word()))
            ? Array.Empty<Verdict>()
            : [verdict];
        return Answers.Page(call, "EvaluationResults", rows, size, row => new JsonObject
        {
            ["EvaluationResultIdentifier"] = new JsonObject
            {
                ["EvaluationResultQualifier"] = new JsonObject
                {
                    ["ConfigRuleName"] = rule.NameIn(pack.Suffix),
                    ["ResourceType"] = Finding.ResourceType(rule),
                    ["ResourceId"] = Finding.ResourceId(call.Cloud, pack, rule),
                    ["EvaluationMode"] = "DETECTIVE",
                },
                ["OrderingTimestamp"] = Instant.Of(compliance.EvaluatedAt(pack, rule)),
            },
            ["ComplianceType"] = row.Word(),
            ["ResultRecordedTime"] = Instant.Of(compliance.EvaluatedAt(pack, rule)),
            ["ConfigRuleInvokedTime"] = Instant.Of(compliance.EvaluatedAt(pack, rule)),
        });
    }
}
