using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;
using PciAutoHeal.Simulation.Services.Config.Packs;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>
/// Remediations that packs have brought; they belong to the packs and cannot be changed on their own.
/// </summary>
internal static class RemediationCalls
{
    public static readonly IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations =
        new Dictionary<string, Func<ApiCall, JsonObject>>
        {
            ["DescribeRemediationConfigurations"] = Configurations,
            ["DescribeRemediationExecutionStatus"] = Executions,
            ["StartRemediationExecution"] = Start,
            ["PutRemediationConfigurations"] = Put,
        };

    private static (InstalledPack Pack, PackRule Rule)? Find(ApiCall call, string name) =>
        InstalledPacks.FindRule(call.Cloud, call.Account, call.InRegion, name, call.Cloud.Now);

    private static JsonObject Configurations(ApiCall call)
    {
        var names = call.Texts("ConfigRuleNames");
        if (names.Count > 25) throw ConfigErrors.Constraint("configRuleNames", "(names)",
            "have length less than or equal to 25");
        var rows = names.Select(name => (Name: name, Found: Find(call, name)))
            .Where(row => row.Found is { Rule.Remediation: not null })
            .Select(row => Configuration(call, row.Name, row.Found!.Value));
        return new() { ["RemediationConfigurations"] = new JsonArray([.. rows]) };
    }

    private static JsonObject Configuration(ApiCall call, string rule, (InstalledPack Pack, PackRule Rule) found)
    {
        var remediation = found.Pack.Content.Exactly(found.Rule, call.Caller.Account, call.InRegion).Remediation!;
        var properties = remediation.Properties;
        return new JsonObject
        {
            ["ConfigRuleName"] = rule,
            ["TargetType"] = "SSM_DOCUMENT",
            ["TargetId"] = remediation.TargetId,
            ["Parameters"] = Parameters(call, found.Pack, properties["Parameters"] as JsonObject),
            ["Automatic"] = remediation.Automatic,
            ["MaximumAutomaticAttempts"] = Number(properties["MaximumAutomaticAttempts"], 5),
            ["RetryAttemptSeconds"] = Number(properties["RetryAttemptSeconds"], 60),
            ["Arn"] = $"arn:{call.InRegion.Partition}:config:{call.Region}:{call.Caller.Account}:remediation-configuration/"
                + $"{rule}/{call.Cloud.Letters(12, "remediation", call.Caller.Account.Value, call.Region, rule)}",
            ["CreatedByService"] = "config-conforms.amazonaws.com",
        }.With(
            ("TargetVersion", properties["TargetVersion"]?.DeepClone()),
            ("ResourceType", properties["ResourceType"]?.DeepClone()),
            ("ExecutionControls", properties["ExecutionControls"]?.DeepClone()));
    }

    /// <summary>
    /// Static values are lists of text, whatever the template wrote. In an organization's pack the management account
    /// in the ARN of a role has become the member (aws-limits §2).
    /// </summary>
    private static JsonObject Parameters(ApiCall call, InstalledPack pack, JsonObject? written)
    {
        var management = $":iam::{call.Cloud.Organization.Management.Id}:role/";
        string Here(JsonNode? node) => pack.IsOrganizations
            ? Json.Plain(node).Replace(management, $":iam::{pack.Account.Id}:role/", StringComparison.Ordinal)
            : Json.Plain(node);

        var shown = new JsonObject();
        foreach (var (name, value) in written ?? [])
        {
            shown[name] = Json.At(value, "StaticValue", "Values") is { } values
                ? new JsonObject
                {
                    ["StaticValue"] = new JsonObject
                    {
                        ["Values"] = Json.Array(values is JsonArray list ? list.Select(Here) : [Here(values)]),
                    },
                }
                : value?.DeepClone();
        }

        return shown;
    }

    private static int Number(JsonNode? node, int otherwise) =>
        int.TryParse(Json.Plain(node), out var n) ? n : otherwise;

    private static JsonObject Executions(ApiCall call)
    {
        var size = ConfigErrors.Limit(call, 100, 100);
        var (pack, rule) = WithRemediation(call);
        var compliance = new Compliance(call.Cloud, call.Cloud.Now);
        var healed = compliance.HealedAt(pack, rule);
        var invoked = compliance.EvaluatedAt(pack, rule);
        var rows = healed is { } end && invoked <= call.Cloud.Now ? new[] { end } : [];
        return Answers.Page(call, "RemediationExecutionStatuses", rows, size, at => new JsonObject
        {
            ["ResourceKey"] = new JsonObject
            {
                ["resourceType"] = Finding.ResourceType(rule),
                ["resourceId"] = Finding.ResourceId(call.Cloud, pack, rule),
            },
            ["State"] = at <= call.Cloud.Now ? "SUCCEEDED" : "IN_PROGRESS",
            ["StepDetails"] = new JsonArray(),
            ["InvocationTime"] = Instant.Of(invoked),
            ["LastUpdatedTime"] = Instant.Of(at <= call.Cloud.Now ? at : invoked),
        });
    }

    private static JsonObject Start(ApiCall call)
    {
        var (pack, rule) = WithRemediation(call);
        var id = Finding.ResourceId(call.Cloud, pack, rule);
        var unknown = call.Objects("ResourceKeys").Where(key => key.Text("resourceId") != id).ToList();
        if (unknown.Count < call.Objects("ResourceKeys").Count)
            pack.Account.Global<HealedFindings>().Add(pack.Region, rule.Identifier);
        return unknown.Count == 0 ? [] : new()
        {
            ["FailureMessage"] = "Resources are not found or not evaluated by the rule.",
            ["FailedItems"] = new JsonArray([.. unknown.Select(key => key.DeepClone())]),
        };
    }

    private static (InstalledPack Pack, PackRule Rule) WithRemediation(ApiCall call) =>
        Find(call, call.Text("ConfigRuleName") ?? "") is { Rule.Remediation: not null } found
            ? found
            : throw new ApiError(
                "NoSuchRemediationConfigurationException",
                $"No RemediationConfiguration for rule {call.Text("ConfigRuleName")} exists.");

    /// <summary>Rules of packs keep what their pack says (aws-limits §2); this world has no other rules.</summary>
    private static JsonObject Put(ApiCall call)
    {
        var rules = call.Objects("RemediationConfigurations").Select(one => one.Text("ConfigRuleName") ?? "").ToList();
        return rules.FirstOrDefault(rule => Find(call, rule) is not null) is { } packs
            ? throw new ApiError(
                "InvalidParameterValueException",
                $"Remediation configurations cannot be put for {packs}: the rule was created by a conformance pack.")
            : throw new ApiError(
                "InvalidParameterValueException",
                $"AWS Config rules [{string.Join(", ", rules)}] do not exist.");
    }
}
