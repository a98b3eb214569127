using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Config.Members;

namespace PciAutoHeal.Simulation.Services.Config.Aggregation;

/// <summary>Compliance of all accounts and regions, read in one place.</summary>
internal static class AggregateReads
{
    public static readonly IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations =
        new Dictionary<string, Func<ApiCall, JsonObject>>
        {
            ["DescribeAggregateComplianceByConformancePacks"] = ByPacks,
            ["GetAggregateConformancePackComplianceSummary"] = Summary,
            ["DescribeAggregateComplianceByConfigRules"] = ByRules,
            ["SelectAggregateResourceConfig"] = ResourceSearch.Answer,
        };

    private static JsonObject ByPacks(ApiCall call)
    {
        var size = ConfigErrors.Limit(call, 100, 100);
        var aggregator = AggregatorCalls.Named(call);
        var view = AggregateView.Of(call);
        var filters = new AggregateFilters(call.Input.Object("Filters"));
        var counter = new PackCounter(call.Cloud);
        var rows = view.Rows(call, aggregator, filters.Words, () => view.Packs(call.Cloud, aggregator)
            .Where(pack => filters.Take(pack.Account.Id, pack.Region) && filters.TakePack(pack.Name)
                && (filters.Compliance is not { } wanted || counter.Count(pack).Verdict.Word() == wanted))
            .ToList());
        return Answers.Page(call, "AggregateComplianceByConformancePacks", rows, size, (json, pack) =>
        {
            var count = counter.Count(pack);
            json.WriteString("ConformancePackName"u8, pack.Name);
            json.WriteStartObject("Compliance"u8);
            json.WriteString("ComplianceType"u8, count.Verdict.Word());
            json.WriteNumber("CompliantRuleCount"u8, count.Compliant);
            json.WriteNumber("NonCompliantRuleCount"u8, count.NonCompliant);
            json.WriteNumber("TotalRuleCount"u8, count.Total);
            json.WriteEndObject();
            json.WriteString("AccountId"u8, pack.Account.Id.Value);
            json.WriteString("AwsRegion"u8, pack.Region.Value);
        });
    }

    private static JsonObject Summary(ApiCall call)
    {
        var size = ConfigErrors.Limit(call, 100, 100);
        var aggregator = AggregatorCalls.Named(call);
        var view = AggregateView.Of(call);
        var by = call.Text("GroupByKey");
        if (by is not (null or "ACCOUNT_ID" or "AWS_REGION"))
            throw ConfigErrors.Constraint("groupByKey", by, "satisfy enum value set: [ACCOUNT_ID, AWS_REGION]");
        var filters = new AggregateFilters(call.Input.Object("Filters"));
        var counter = new PackCounter(call.Cloud);
        var rows = view.Rows(call, aggregator, by + filters.Words, () => view.Packs(call.Cloud, aggregator)
            .Where(pack => filters.Take(pack.Account.Id, pack.Region))
            .GroupBy(pack => by switch { null => "", "ACCOUNT_ID" => pack.Account.Id.Value, _ => pack.Region.Value })
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key,
                Verdicts: group.Select(pack => counter.Count(pack).Verdict).ToLookup(verdict => verdict)))
            .ToList());
        var answer = Answers.Page(call, "AggregateConformancePackComplianceSummaries", rows, size, row => new JsonObject
        {
            ["ComplianceSummary"] = new JsonObject
            {
                ["CompliantConformancePackCount"] = row.Verdicts[Verdict.Compliant].Count(),
                ["NonCompliantConformancePackCount"] = row.Verdicts[Verdict.NonCompliant].Count(),
            },
        }.With(("GroupName", by is null ? null : row.Key)));
        return answer.With(("GroupByKey", by));
    }

    private static JsonObject ByRules(ApiCall call)
    {
        var size = ConfigErrors.Limit(call, 1000, 100);
        var aggregator = AggregatorCalls.Named(call);
        var view = AggregateView.Of(call);
        var filters = new AggregateFilters(call.Input.Object("Filters"));
        var compliance = new Compliance(call.Cloud, AggregateView.DataAt(call.Cloud));
        var rows = view.Rows<(InstalledPack Pack, string Rule, Verdict Verdict)>(call, aggregator, filters.Words, () =>
        [
            .. from pack in view.Packs(call.Cloud, aggregator)
               where filters.Take(pack.Account.Id, pack.Region)
               from found in compliance.Rules(pack)
               let name = found.Rule.NameIn(pack.Suffix)
               where filters.TakeRule(name) && filters.TakeVerdict(found.Verdict)
               select (pack, name, found.Verdict),
        ]);
        return Answers.Page(call, "AggregateComplianceByConfigRules", rows, size, row => new JsonObject
        {
            ["ConfigRuleName"] = row.Rule,
            ["Compliance"] = RuleCalls.Shape(row.Verdict),
            ["AccountId"] = row.Pack.Account.Id.Value,
            ["AwsRegion"] = row.Pack.Region.Value,
        });
    }
}

/// <summary>The filters of the aggregate operations; what is absent takes everything.</summary>
internal sealed class AggregateFilters(JsonObject? filters)
{
    private readonly string? account = filters?.Text("AccountId");
    private readonly string? region = filters?.Text("AwsRegion");
    private readonly string? pack = filters?.Text("ConformancePackName");
    private readonly string? rule = filters?.Text("ConfigRuleName");

    /// <summary>The filters as text, to know the same question again.</summary>
    public string Words { get; } = filters?.ToJsonString() ?? "";

    public string? Compliance { get; } = filters?.Text("ComplianceType");

    public bool Take(AccountId id, Region where) =>
        (account is null || account == id.Value) && (region is null || region == where.Value);

    public bool TakePack(string name) => pack is null || pack == name;

    public bool TakeRule(string name) => rule is null || rule == name;

    public bool TakeVerdict(Verdict verdict) => Compliance is null || Compliance == verdict.Word();
}
