using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.Config.Organization;

namespace PciAutoHeal.Simulation.Services.Config.Recorders;

/// <summary>Configuration recorders and delivery channels: one of each in an account and region.</summary>
internal static class RecorderCalls
{
    public static readonly IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations =
        new Dictionary<string, Func<ApiCall, JsonObject>>
        {
            ["DescribeConfigurationRecorders"] = call =>
                Described(call, "ConfigurationRecorders", RecorderAnswers.Recorder),
            ["DescribeConfigurationRecorderStatus"] =
                call => Described(call, "ConfigurationRecordersStatus", RecorderAnswers.Status),
            ["PutConfigurationRecorder"] = Put,
            ["StartConfigurationRecorder"] = call => Switch(call, recording: true),
            ["StopConfigurationRecorder"] = call => Switch(call, recording: false),
            ["DeleteConfigurationRecorder"] = Delete,
            ["DescribeDeliveryChannels"] = DescribeChannels,
            ["PutDeliveryChannel"] = PutChannel,
        };

    private static RecorderBook Book(ApiCall call) => RecorderBook.Of(call.Account);

    private static JsonObject Described(ApiCall call, string member, Func<ApiCall, RecorderState, JsonObject> render)
    {
        var recorder = RecorderSight.At(call.Cloud, call.Account, call.InRegion, call.Cloud.Now);
        var unknown = call.Texts("ConfigurationRecorderNames").FirstOrDefault(name => name != recorder?.Name);
        if (unknown is not null) throw NoSuch(unknown);
        var asksForOther = call.Text("ServicePrincipal") is not null
            || (call.Text("Arn") is { } arn && recorder is not null && arn != RecorderAnswers.Arn(call, recorder));
        return new() { [member] = recorder is null || asksForOther ? [] : new JsonArray(render(call, recorder)) };
    }

    private static JsonObject Put(ApiCall call)
    {
        var given = call.Input.Object("ConfigurationRecorder")
            ?? throw ConfigErrors.Validation("ConfigurationRecorder is required.");
        var name = given.Text("name") ?? "default";
        var old = Book(call).Recorder(call.Account, call.InRegion);
        if (old is not null && old.Name != name)
        {
            throw new ApiError("MaxNumberOfConfigurationRecordersExceededException",
                $"Failed to put configuration recorder '{name}' because the maximum number of configuration recorders: 1 is reached.");
        }

        var group = given.Object("recordingGroup");
        Book(call).Set(call.InRegion, new RecorderState(
            name,
            given.Text("roleARN") ?? old?.RoleArn ?? RecorderState.ServiceRole(call.Caller.Account, call.InRegion),
            group is null ? RecorderState.AllSupported(all: true, global: false) : Group(group),
            (JsonObject?)given.Object("recordingMode")?.DeepClone() ?? new() { ["recordingFrequency"] = "CONTINUOUS" },
            old?.Recording ?? false,
            old?.StartedAt,
            old?.StoppedAt));
        return [];
    }

    /// <summary>What was sent over what a group without it means.</summary>
    private static JsonObject Group(JsonObject sent)
    {
        var strategy = sent.Object("recordingStrategy")?.Text("useOnly");
        var all = sent.Flag("allSupported") ?? strategy == "ALL_SUPPORTED_RESOURCE_TYPES";
        var group = RecorderState.AllSupported(all, sent.Flag("includeGlobalResourceTypes") ?? false);
        group["resourceTypes"] = sent.List("resourceTypes").DeepClone();
        foreach (var member in new[] { "recordingStrategy", "exclusionByResourceTypes" })
        {
            if (sent.Object(member) is { } given) group[member] = given.DeepClone();
        }

        return group;
    }

    private static JsonObject Switch(ApiCall call, bool recording)
    {
        var recorder = Named(call);
        if (recording && Book(call).Channel(call.Account, call.InRegion) is null)
        {
            throw new ApiError("NoAvailableDeliveryChannelException",
                "Delivery channel is not available to start configuration recorder.");
        }

        Book(call).Set(call.InRegion, recorder with
        {
            Recording = recording,
            StartedAt = recording ? call.Cloud.Now : recorder.StartedAt,
            StoppedAt = recording ? recorder.StoppedAt : call.Cloud.Now,
        });
        if (recording) OrganizationPackWorld.RecorderStarted(call.Cloud, call.Account, call.InRegion);
        return [];
    }

    private static JsonObject Delete(ApiCall call)
    {
        _ = Named(call);
        Book(call).Set(call.InRegion, (RecorderState?)null);
        return [];
    }

    private static RecorderState Named(ApiCall call)
    {
        var name = call.Text("ConfigurationRecorderName") ?? "";
        return Book(call).Recorder(call.Account, call.InRegion) is { } found
            && found.Name == name ? found : throw NoSuch(name);
    }

    private static JsonObject DescribeChannels(ApiCall call)
    {
        var channel = Book(call).Channel(call.Account, call.InRegion);
        var unknown = call.Texts("DeliveryChannelNames").FirstOrDefault(name => name != channel?.Name);
        return unknown is not null
            ? throw new ApiError("NoSuchDeliveryChannelException",
                $"Cannot find delivery channel with specified name '{unknown}'.")
            : new() { ["DeliveryChannels"] = channel is null ? [] : new JsonArray(RecorderAnswers.Channel(channel)) };
    }

    private static JsonObject PutChannel(ApiCall call)
    {
        var given = call.Input.Object("DeliveryChannel")
            ?? throw ConfigErrors.Validation("DeliveryChannel is required.");
        if (Book(call).Recorder(call.Account, call.InRegion) is null)
        {
            throw new ApiError("NoAvailableConfigurationRecorderException",
                "Configuration recorder is not available to put delivery channel.");
        }

        Book(call).Set(call.InRegion, new ChannelState(
            given.Text("name") ?? "default",
            given.Text("s3BucketName") ?? throw new ApiError("NoSuchBucketException", "s3BucketName is required."),
            given.Text("s3KeyPrefix"),
            given.Text("snsTopicARN")));
        return [];
    }

    private static ApiError NoSuch(string name) => new(
        "NoSuchConfigurationRecorderException",
        $"Cannot find configuration recorder with the specified name '{name}'.");
}
