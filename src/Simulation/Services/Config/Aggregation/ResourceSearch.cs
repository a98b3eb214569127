using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Config.Members;
using PciAutoHeal.Simulation.Services.Ssm;

namespace PciAutoHeal.Simulation.Services.Config.Aggregation;

/// <summary>
/// SelectAggregateResourceConfig over the three resource types that this world records (aws-limits §7).
/// </summary>
internal static class ResourceSearch
{
    private const string Document = "AWS::SSM::Document";
    private const string Recorder = RecorderItems.Type;
    private const string PackCompliance = "AWS::Config::ConformancePackCompliance";

    public static JsonObject Answer(ApiCall call)
    {
        var size = call.Has("MaxResults")
            ? Page.Size(call, "MaxResults", 0, 100, 25, ConfigErrors.InvalidLimit)
            : ConfigErrors.Limit(call, 100, 25);
        var aggregator = AggregatorCalls.Named(call);
        var query = ResourceQuery.Parse(call.Text("Expression") ?? "");
        var view = AggregateView.Of(call);
        var rows = view.Rows<JsonObject>(call, aggregator, call.Text("Expression") ?? "", () =>
            [.. Resources(call, aggregator, view, query).Where(resource => Takes(query, resource))]);
        var answer = Answers.Page(
            call, "Results", rows, size, resource => JsonValue.Create(Chosen(query, resource).ToJsonString()));
        answer["QueryInfo"] = new JsonObject
        {
            ["SelectFields"] = new JsonArray([.. query.Fields.Select(field => new JsonObject { ["Name"] = field })]),
        };
        return answer;
    }

    private static bool Has(this ApiCall call, string member) => call.Input[member] is not null;

    private static IEnumerable<JsonObject> Resources(
        ApiCall call, Aggregator aggregator, AggregateView view, ResourceQuery query)
    {
        var types = query.Conditions.FirstOrDefault(condition => condition.Field == "resourceType").Values
            ?? throw new ApiError("InvalidExpressionException",
                "The simulation answers only queries with a resourceType.");
        if (types.FirstOrDefault(type => type is not (Document or PackCompliance or Recorder)) is { } other)
            throw new ApiError("InvalidExpressionException", $"The simulation does not record {other}.");
        return (types.Contains(Recorder) ? RecorderItems.Of(call.Cloud, aggregator, query) : [])
            .Concat(types.Contains(Document) ? Documents(call.Cloud, aggregator) : [])
            .Concat(types.Contains(PackCompliance) ? Packs(call.Cloud, aggregator, view) : []);
    }

    private static IEnumerable<JsonObject> Documents(SimulatedCloud cloud, Aggregator aggregator)
    {
        var sources = aggregator.Sources(cloud.Organization)
            .ToLookup(source => source.Account, source => source.Region);
        foreach (var account in sources)
        {
            var regions = account.ToHashSet();
            foreach (var (region, documents) in account.Key.InRegions<SsmDocuments>())
            {
                if (!regions.Contains(region) || IsMissing(cloud, account.Key, region)) continue;
                foreach (var document in documents.All) yield return Shape(account.Key, region, document);
            }
        }
    }

    private static bool IsMissing(SimulatedCloud cloud, SimulatedAccount account, Region region) =>
        cloud.Faults.Strikes(FaultKind.DataMissing, account.Id, region, cloud.Now);

    private static JsonObject Shape(SimulatedAccount account, Region region, SsmDocument document) => new()
    {
        ["resourceType"] = Document,
        ["resourceId"] = document.Name,
        ["resourceName"] = document.Name,
        ["accountId"] = account.Id.Value,
        ["awsRegion"] = region.Value,
        ["arn"] = $"arn:{region.Partition}:ssm:{region}:{account.Id}:document/{document.Name}",
        ["configuration"] = new JsonObject
        {
            ["documentType"] = document.Type,
            ["documentVersion"] = document.Default.Version,
            ["hash"] = document.Default.Hash,
        },
    };

    private static IEnumerable<JsonObject> Packs(SimulatedCloud cloud, Aggregator aggregator, AggregateView view)
    {
        var counter = new PackCounter(cloud);
        return view.Packs(cloud, aggregator).Select(pack => new JsonObject
        {
            ["resourceType"] = PackCompliance,
            ["resourceId"] = pack.Name,
            ["resourceName"] = pack.Name,
            ["accountId"] = pack.Account.Id.Value,
            ["awsRegion"] = pack.Region.Value,
            ["configuration"] = new JsonObject { ["complianceType"] = counter.Count(pack).Verdict.Word() },
        });
    }

    private static bool Takes(ResourceQuery query, JsonObject resource) =>
        query.Conditions.All(condition => condition.Values.Contains(Field(resource, condition.Field)?.ToString()));

    private static JsonObject Chosen(ResourceQuery query, JsonObject resource)
    {
        var chosen = new JsonObject();
        foreach (var field in query.Fields)
        {
            var (into, parts) = (chosen, field.Split('.'));
            foreach (var part in parts[..^1])
                into = into[part] as JsonObject ?? (JsonObject)(into[part] = new JsonObject());
            if (Field(resource, field) is { } value) into[parts[^1]] = value.DeepClone();
        }

        return chosen;
    }

    private static JsonNode? Field(JsonObject resource, string field) =>
        field.Split('.').Aggregate((JsonNode?)resource, (node, part) => (node as JsonObject)?[part]);
}
