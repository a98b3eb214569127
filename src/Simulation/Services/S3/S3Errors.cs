using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>What S3 refuses, in its words.</summary>
internal static class S3Errors
{
    public static ApiError NoSuchBucket(string? bucket) =>
        new("NoSuchBucket", "The specified bucket does not exist", 404, new JsonObject { ["BucketName"] = bucket });

    public static ApiError NoSuchKey(string? key) =>
        new("NoSuchKey", "The specified key does not exist.", 404, new JsonObject { ["Key"] = key });

    public static ApiError Denied() => new("AccessDenied", "Access Denied", 403);

    public static ApiError Precondition(string condition) => new("PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold", 412, new JsonObject { ["Condition"] = condition });

    public static ApiError BadDigest(string what) =>
        new("BadDigest", $"The {what} you specified did not match the calculated checksum.");
}
