using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Config.Recorders;

namespace PciAutoHeal.Simulation.Services.Config.Aggregation;

/// <summary>
/// Configuration recorders as AWS Config records them, which it does by itself in every region (FACTS).
/// </summary>
internal static class RecorderItems
{
    public const string Type = "AWS::Config::ConfigurationRecorder";

    private const string All = "configuration.RecordingGroup.AllSupported";

    /// <summary>Who asks for recorders that leave something out need not be shown all the others first.</summary>
    public static IEnumerable<JsonObject> Of(SimulatedCloud cloud, Aggregator aggregator, ResourceQuery query)
    {
        var asksForNarrow = query.Conditions.Any(condition => condition.Field == All && condition.Values is ["false"]);
        return Of(cloud, aggregator, (account, region) => !asksForNarrow
            || !RecorderBook.Of(account).RecordsAll(account, region)
            || cloud.Faults.Strikes(FaultKind.RecorderNarrowed, account.Id, region, cloud.Now));
    }

    private static IEnumerable<JsonObject> Of(
        SimulatedCloud cloud, Aggregator aggregator, Func<SimulatedAccount, Region, bool> mayBe) =>
        from source in aggregator.Sources(cloud.Organization)
        where mayBe(source.Account, source.Region)
            && !cloud.Faults.Strikes(FaultKind.DataMissing, source.Account.Id, source.Region, cloud.Now)
        let recorder = RecorderSight.At(cloud, source.Account, source.Region, cloud.Now)
        where recorder is not null
        select Item(source.Account, source.Region, recorder);

    private static JsonObject Item(SimulatedAccount account, Region region, RecorderState recorder) => new()
    {
        ["resourceType"] = Type,
        ["resourceId"] = recorder.Name,
        ["resourceName"] = recorder.Name,
        ["accountId"] = account.Id.Value,
        ["awsRegion"] = region.Value,
        ["configuration"] = new JsonObject
        {
            ["Name"] = recorder.Name,
            ["Recording"] = recorder.Recording,
            ["RoleARN"] = recorder.RoleArn,
            ["RecordingGroup"] = new JsonObject { ["AllSupported"] = recorder.Group["allSupported"]?.DeepClone() },
        },
    };
}
