using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Config.Recorders;

/// <summary>The customer-managed configuration recorder of one account and region.</summary>
public sealed record RecorderState(
    string Name,
    string RoleArn,
    JsonObject Group,
    JsonObject Mode,
    bool Recording,
    DateTimeOffset? StartedAt,
    DateTimeOffset? StoppedAt)
{
    public static RecorderState From(Recorder seed, SimulatedAccount account) => new(
        "default",
        ServiceRole(account.Id, seed.Region),
        AllSupported(seed.AllSupported, seed.IncludeGlobal),
        new JsonObject { ["recordingFrequency"] = "CONTINUOUS" },
        seed.Recording,
        account.JoinedAt,
        seed.Recording ? null : account.JoinedAt.AddDays(1));

    public static string ServiceRole(AccountId account, Region region) =>
        $"arn:{region.Partition}:iam::{account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";

    /// <summary>What a recorder records; one that is narrowed leaves out most types.</summary>
    public static JsonObject AllSupported(bool all, bool global) => new()
    {
        ["allSupported"] = all,
        ["includeGlobalResourceTypes"] = all && global,
        ["resourceTypes"] = all ? [] : new JsonArray("AWS::EC2::Instance", "AWS::S3::Bucket"),
        ["exclusionByResourceTypes"] = new JsonObject { ["resourceTypes"] = new JsonArray() },
        ["recordingStrategy"] = new JsonObject
        {
            ["useOnly"] = all ? "ALL_SUPPORTED_RESOURCE_TYPES" : "INCLUSION_BY_RESOURCE_TYPES",
        },
    };
}

/// <summary>Where Config delivers snapshots and history.</summary>
public sealed record ChannelState(string Name, string Bucket, string? Prefix, string? TopicArn);
