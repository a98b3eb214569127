using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Config;

namespace PciAutoHeal.Simulation.Services.CloudTrail;

/// <summary>An event as LookupEvents tells it, with CloudTrail's own record inside.</summary>
internal sealed record ShownEvent(SimulatedCloud Cloud, SimulatedAccount Account, Region Region, TrailEvent Event)
{
    /// <summary>Parameters that name what a call is about, and the type of it.</summary>
    private static readonly (string Parameter, string Type)[] Naming =
    [
        ("roleName", "AWS::IAM::Role"),
        ("configurationRecorderName", "AWS::Config::ConfigurationRecorder"),
        ("conformancePackName", "AWS::Config::ConformancePack"),
        ("organizationConformancePackName", "AWS::Config::OrganizationConformancePack"),
        ("configRuleName", "AWS::Config::ConfigRule"),
        ("stackSetName", "AWS::CloudFormation::StackSet"),
        ("name", "AWS::SSM::Document"),
    ];

    private readonly JsonObject request = Camel((JsonObject)JsonNode.Parse(Event.Request)!);

    private string Id => new Guid(
        [.. BitConverter.GetBytes(Cloud.Draw("event", Words)), .. BitConverter.GetBytes(Cloud.Draw("event id", Words))]).ToString();

    private string Words => $"{Account.Id} {Region} {Event.At.UtcTicks} {Event.Name} {Event.Request}";

    private string User => Event.Who[(Event.Who.LastIndexOf('/') + 1)..];

    private IEnumerable<(string Name, string Type)> Resources =>
        from one in Naming
        let name = request.Text(one.Parameter)
        where name is not null && (one.Parameter != "name" || Event.Source.StartsWith("ssm.", StringComparison.Ordinal))
        select (name, one.Type);

    public bool Has(string key, string value) => key switch
    {
        "EventName" => Event.Name == value,
        "EventSource" => Event.Source == value,
        "Username" => User == value,
        "ReadOnly" => value == "false",
        "AccessKeyId" => Event.AccessKeyId == value,
        "EventId" => Id == value,
        "ResourceName" => Resources.Any(resource => resource.Name == value),
        _ => Resources.Any(resource => resource.Type == value),
    };

    public JsonObject Shape() => new JsonObject
    {
        ["EventId"] = Id,
        ["EventName"] = Event.Name,
        ["EventSource"] = Event.Source,
        ["EventTime"] = Instant.Of(Event.At),
        ["ReadOnly"] = "false",
        ["Username"] = User,
        [nameof(Resources)] = new JsonArray([.. Resources.Select(resource =>
            new JsonObject { ["ResourceName"] = resource.Name, ["ResourceType"] = resource.Type })]),
        ["CloudTrailEvent"] = Record().ToJsonString(),
    }.With(("AccessKeyId", Event.AccessKeyId));

    private JsonObject Record() => new JsonObject
    {
        ["eventVersion"] = "1.11",
        ["userIdentity"] = new JsonObject
        {
            ["type"] = Event.Who.Contains(":assumed-role/", StringComparison.Ordinal) ? "AssumedRole" : "IAMUser",
            ["arn"] = Event.Who,
            ["accountId"] = Event.Who.Split(':')[4],
        },
        ["eventTime"] = Event.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
        ["eventSource"] = Event.Source,
        ["eventName"] = Event.Name,
        ["awsRegion"] = Region.Value,
        ["requestParameters"] = request.DeepClone(),
        ["eventID"] = Id,
        ["readOnly"] = false,
        ["eventType"] = "AwsApiCall",
        ["managementEvent"] = true,
        ["recipientAccountId"] = Account.Id.Value,
    }.With(("errorCode", Event.ErrorCode));

    /// <summary>CloudTrail writes parameters with a small first letter.</summary>
    private static JsonObject Camel(JsonObject request)
    {
        var camel = new JsonObject();
        foreach (var (name, value) in request)
        {
            camel[name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..]] =
                value is JsonObject inner ? Camel(inner) : value?.DeepClone();
        }

        return camel;
    }
}
