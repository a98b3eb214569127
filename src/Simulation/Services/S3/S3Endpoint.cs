using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>S3: the REST protocol, path style and virtual-host style.</summary>
internal sealed class S3Endpoint : IEndpoint
{
    public string SigningName => "s3";

    public ErrorCodes Codes { get; } = ErrorCodes.Of("s3", WireProtocol.RestXml);

    public bool IsGlobal => true;

    public (string Operation, JsonObject Input) Decode(WireRequest request) => (S3Request.Of(request).Operation, []);

    public WireResponse Answer(WireRequest request, ApiCall call, string requestId)
    {
        var s3 = S3Request.Of(request);
        var answer = call.Operation switch
        {
            "ListBuckets" => S3Buckets.List(call),
            "CreateBucket" => S3Buckets.Create(call, s3),
            "HeadBucket" => S3Buckets.Head(call, s3),
            "DeleteBucket" => S3Buckets.Delete(call, s3),
            "GetBucketLocation" => S3Buckets.Location(call, s3),
            "ListObjectsV2" or "ListObjects" => S3Listing.List(call, s3),
            "DeleteObjects" => S3Objects.DeleteMany(call, s3),
            "PutObject" => S3Objects.Put(call, s3),
            "CopyObject" => S3Objects.Copy(call, s3),
            "GetObject" or "HeadObject" => S3Objects.Get(call, s3),
            "DeleteObject" => S3Objects.Delete(call, s3),
            _ when s3 is { Key: null, Bucket: not null } && S3BucketParts.Knows(s3) => S3BucketParts.Answer(call, s3),
            _ => throw Codes.UnknownOperation.Error($"The simulated S3 does not know {call.Operation}."),
        };
        return answer with { Headers = [("x-amz-request-id", requestId), .. answer.Headers] };
    }

    /// <summary>A refused HEAD has a status and no body.</summary>
    public WireResponse Refuse(WireRequest request, ApiError error, string requestId) =>
        request.Method == "HEAD" || error.Status == 304
            ? new(error.Status, "application/xml", default) { Headers = [("x-amz-request-id", requestId)] }
            : S3Xml.Refusal(error, requestId);
}
