using System.Text.Json;
using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Config.Recorders;

namespace PciAutoHeal.Simulation.Services.Config.Aggregation;

/// <summary>Aggregators and how fresh what they know is.</summary>
internal static class AggregatorCalls
{
    private const int MostAggregators = 50;

    public static readonly IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations =
        new Dictionary<string, Func<ApiCall, JsonObject>>
        {
            ["DescribeConfigurationAggregators"] = Describe,
            ["PutConfigurationAggregator"] = Put,
            ["DeleteConfigurationAggregator"] = Delete,
            ["DescribeConfigurationAggregatorSourcesStatus"] = SourcesStatus,
        };

    public static Aggregator Named(ApiCall call)
    {
        var name = call.Text("ConfigurationAggregatorName");
        return name is not null && Aggregators.Of(call).TryGetValue(name, out var found)
            ? found
            : throw ConfigErrors.NoSuchAggregator(name);
    }

    private static JsonObject Describe(ApiCall call)
    {
        var size = ConfigErrors.Limit(call, 100, 100);
        var all = Aggregators.Of(call);
        var names = call.Texts("ConfigurationAggregatorNames");
        List<Aggregator> wanted = names.Count == 0 ? [.. all.Values]
            : [.. names.Select(name => all.GetValueOrDefault(name) ?? throw ConfigErrors.NoSuchAggregator(name))];
        return Answers.Page(call, "ConfigurationAggregators", wanted, size, one => Shape(call, one));
    }

    private static JsonObject Put(ApiCall call)
    {
        var name = call.Text("ConfigurationAggregatorName") ?? "";
        var organization = call.Input.Object("OrganizationAggregationSource");
        var accounts = call.Objects("AccountAggregationSources");
        if (name.Length == 0 || organization is null == (accounts.Count == 0))
        {
            throw new ApiError("InvalidParameterValueException",
                "Specify either AccountAggregationSources or OrganizationAggregationSource.");
        }

        if (organization is not null && !call.Cloud.Organization.IsAdministrator(call.Caller.Account))
        {
            throw new ApiError("OrganizationAccessDeniedException",
                "This action can only be performed by the management account or a delegated administrator for AWS Config.");
        }

        var all = Aggregators.Of(call);
        if (!all.ContainsKey(name) && all.Count >= MostAggregators)
            throw new ApiError("LimitExceededException",
                $"You have reached the limit of {MostAggregators} aggregators.");
        var created = all.TryGetValue(name, out var old) ? old.CreatedAt : call.Cloud.Now;
        var put = new Aggregator(
            name,
            [.. accounts.Select(source => (JsonObject)source.DeepClone())],
            (JsonObject?)organization?.DeepClone(),
            created,
            call.Cloud.Now);
        _ = put.Sources(call.Cloud.Organization).Count();
        all[name] = put;
        return new() { ["ConfigurationAggregator"] = Shape(call, put) };
    }

    private static JsonObject Delete(ApiCall call)
    {
        Aggregators.Of(call).Remove(Named(call).Name);
        return [];
    }

    private static JsonObject Shape(ApiCall call, Aggregator one) => new JsonObject
    {
        ["ConfigurationAggregatorName"] = one.Name,
        ["ConfigurationAggregatorArn"] = $"arn:{call.InRegion.Partition}:config:{call.Region}:{call.Caller.Account}"
            + $":config-aggregator/config-aggregator-{call.Cloud.Letters(8, "aggregator", call.Caller.Account.Value, call.Region, one.Name)}",
        ["CreationTime"] = Instant.Of(one.CreatedAt),
        ["LastUpdatedTime"] = Instant.Of(one.UpdatedAt),
    }.With(
        ("AccountAggregationSources", one.AccountSources.Count > 0 ? Sources(one) : null),
        ("OrganizationAggregationSource", one.OrganizationSource?.DeepClone()));

    private static JsonArray Sources(Aggregator one) => [.. one.AccountSources.Select(source => source.DeepClone())];

    private static JsonObject SourcesStatus(ApiCall call)
    {
        var size = ConfigErrors.Limit(call, 100, 100);
        var wanted = call.Texts("UpdateStatus");
        var aggregator = Named(call);
        var question = string.Join(' ', wanted);
        var rows = AggregateView.Of(call)
            .Rows(call, aggregator, question, () => aggregator.Sources(call.Cloud.Organization)
            .Select(source => (source.Account, source.Region,
                Status: Status(call.Cloud, source.Account, source.Region)))
            .Where(row => wanted.Count == 0 || wanted.Contains(row.Status)).ToList());
        return Answers.Page(
            call, "AggregatedSourceStatusList", rows, size, (json, row) =>
                Source(json, call.Cloud, row.Account, row.Region, row.Status));
    }

    /// <summary>
    /// FAILED where nothing was ever recorded, OUTDATED where it stopped or the data is lost on the way.
    /// </summary>
    private static string Status(SimulatedCloud cloud, SimulatedAccount account, Region region) =>
        !RecorderBook.Of(account).HasRecorder(account, region) || account.State != AccountState.Active ? "FAILED"
        : cloud.Faults.Strikes(FaultKind.DataMissing, account.Id, region, cloud.Now)
            || !RecorderSight.IsRecording(cloud, account, region, cloud.Now) ? "OUTDATED"
        : "SUCCEEDED";

    private static void Source(
        Utf8JsonWriter json, SimulatedCloud cloud, SimulatedAccount account, Region region, string status)
    {
        var lag = cloud.Settings.Of<ConfigSettings>().AggregatorLag;
        var at = status == "SUCCEEDED" ? cloud.Now - lag : cloud.StartedAt - lag;
        json.WriteString("SourceId"u8, account.Id.Value);
        json.WriteString("SourceType"u8, "ACCOUNT"u8);
        json.WriteString("AwsRegion"u8, region.Value);
        json.WriteString("LastUpdateStatus"u8, status);
        json.WriteNumber("LastUpdateTime"u8, new Instant(at).EpochSeconds);
        if (status != "FAILED") return;
        json.WriteString("LastErrorCode"u8, "NoAvailableConfigurationRecorderException"u8);
        json.WriteString("LastErrorMessage"u8, "There is no configuration recorder in the source account."u8);
    }
}
