using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Config.Recorders;

/// <summary>Recorders and channels as the API shows them.</summary>
internal static class RecorderAnswers
{
    public static JsonObject Recorder(ApiCall call, RecorderState recorder) => new()
    {
        ["arn"] = Arn(call, recorder),
        ["name"] = recorder.Name,
        ["roleARN"] = recorder.RoleArn,
        ["recordingGroup"] = recorder.Group.DeepClone(),
        ["recordingMode"] = recorder.Mode.DeepClone(),
        ["recordingScope"] = "PAID",
    };

    public static JsonObject Status(ApiCall call, RecorderState recorder)
    {
        var status = new JsonObject
        {
            ["arn"] = Arn(call, recorder),
            ["name"] = recorder.Name,
            ["recording"] = recorder.Recording,
        };
        if (recorder.StartedAt is { } started) status["lastStartTime"] = Instant.Of(started);
        if (recorder.StoppedAt is { } stopped) status["lastStopTime"] = Instant.Of(stopped);
        if (recorder.StartedAt is null) return status;
        status["lastStatus"] = "Success";
        status["lastStatusChangeTime"] = Instant.Of(Latest(recorder));
        return status;
    }

    public static JsonObject Channel(ChannelState channel) =>
        new JsonObject { ["name"] = channel.Name, ["s3BucketName"] = channel.Bucket }
            .With(("s3KeyPrefix", channel.Prefix), ("snsTopicARN", channel.TopicArn));

    public static string Arn(ApiCall call, RecorderState recorder) =>
        $"arn:{call.InRegion.Partition}:config:{call.Region}:{call.Caller.Account}:configuration-recorder/{recorder.Name}/"
        + call.Cloud.Letters(16, "recorder", call.Caller.Account.Value, call.Region);

    private static DateTimeOffset Latest(RecorderState recorder) =>
        recorder is { Recording: false, StoppedAt: { } stopped } ? stopped : recorder.StartedAt!.Value;
}
