using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.CloudTrail;

/// <summary>
/// Records the changes that are made: those of callers, done or refused, and those of faults. Reads are not kept, and
/// objects of S3 are data events, which no event history has.
/// </summary>
internal static class TrailRecorder
{
    private const int LongestText = 500;
    private const int LongestRequest = 20_000;

    private static readonly string[] Reads =
        ["Describe", "Get", "List", "Lookup", "Select", "Search", "BatchGet", "Head", "Assume", "Validate"];

    private static readonly string[] GlobalServices = ["iam", "organizations", "account", "sts"];

    public static void Record(ApiCall call, string? errorCode)
    {
        if (Array.Exists(Reads, read => call.Operation.StartsWith(read, StringComparison.Ordinal))
            || (call.Service == "s3" && call.Operation.Contains("Object", StringComparison.Ordinal))
            || !Core.Accounts.Region.TryParse(call.Region, out var region))
        {
            return;
        }

        Add(call.Account, Home(call.Service, region), new(
            call.Now, Source(call.Service), call.Operation, call.Caller.Arn, call.Caller.AccessKeyId, Short(call.Input), errorCode));
    }

    /// <summary>A change that a fault makes, in somebody's name.</summary>
    public static void Record(
        SimulatedCloud cloud, SimulatedAccount account, Region region, string service, string operation, JsonObject request) =>
        Add(account, Home(service, region), new(
            cloud.Now, Source(service), operation, Culprits.Of(cloud, account, operation), null, request.ToJsonString()));

    public static string Source(string service) => $"{service}.amazonaws.com";

    /// <summary>
    /// Where a service's events are kept: what has one place for the whole world, in the first region.
    /// </summary>
    public static Region Home(string service, Region region) => !GlobalServices.Contains(service) ? region
        : Region.Parse(region.Partition switch { "aws-us-gov" => "us-gov-west-1", "aws-cn" => "cn-north-1", _ => "us-east-1" });

    private static void Add(SimulatedAccount account, Region region, TrailEvent happened) =>
        account.In<TrailBook>(region).Add(happened);

    private static string Short(JsonObject input)
    {
        var kept = new JsonObject();
        foreach (var (name, value) in input)
        {
            if (value is not JsonValue text || !text.TryGetValue<string>(out var words) || words.Length <= LongestText)
            {
                kept[name] = value?.DeepClone();
            }
        }

        var written = kept.ToJsonString();
        return written.Length <= LongestRequest ? written : """{"omitted":true}""";
    }
}
