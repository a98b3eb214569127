using PciAutoHeal.Simulation.Services.Iam;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>Finds buckets that the caller may use: its own, or those whose policy lets it in.</summary>
internal static class S3Find
{
    public static Bucket Bucket(ApiCall call, S3Request request, string action)
    {
        var bucket =
            call.Cloud.Buckets.Find(request.Bucket ?? string.Empty) ?? throw S3Errors.NoSuchBucket(request.Bucket);
        return request.Wire.Header("x-amz-expected-bucket-owner") is { } owner && owner != bucket.Owner.Value
            ? throw S3Errors.Denied()
            : bucket.Owner == call.Caller.Account
                || Allowed(bucket, call.Caller, action) ? bucket : throw S3Errors.Denied();
    }

    private static bool Allowed(Bucket bucket, Caller caller, string action) =>
        bucket.Parts.TryGetValue("policy", out var policy)
        && ResourcePolicy.Allows(System.Text.Encoding.UTF8.GetString(policy.Span), caller, action);
}
