using System.Text;
using PciAutoHeal.Simulation.Services.Iam;
using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>
/// Settings of a bucket, kept as they were put. Only the policy does something: it lets other accounts in.
/// </summary>
internal static class S3BucketParts
{
    private static readonly Dictionary<string, string?> MissingCodes = new(StringComparer.Ordinal)
    {
        ["policy"] = "NoSuchBucketPolicy",
        ["encryption"] = "ServerSideEncryptionConfigurationNotFoundError",
        ["lifecycle"] = "NoSuchLifecycleConfiguration",
        ["ownershipControls"] = "OwnershipControlsNotFoundError",
        ["publicAccessBlock"] = "NoSuchPublicAccessBlockConfiguration",
        ["tagging"] = "NoSuchTagSet",
        ["versioning"] = null,
    };

    public static bool Knows(S3Request request) =>
        request.SubResource is { } part && MissingCodes.ContainsKey(part)
            && request.Wire.Method is "GET" or "PUT" or "DELETE";

    public static WireResponse Answer(ApiCall call, S3Request request)
    {
        var part = request.SubResource!;
        var bucket = S3Find.Bucket(call, request, $"s3:{call.Operation}");
        switch (request.Wire.Method)
        {
            case "PUT":
                var body = S3Body.Of(request.Wire).Content;
                if (part == "policy")
                {
                    IamRoles.Checked(Encoding.UTF8.GetString(body.Span));
                }

                bucket.Parts[part] = body;
                return new(part == "policy" ? 204 : 200, "application/xml", default);
            case "DELETE":
                bucket.Parts.Remove(part);
                return new(204, "application/xml", default);
            default:
                return bucket.Parts.TryGetValue(part, out var found)
                    ? new(200, part == "policy" ? "application/json" : "application/xml", found)
                    : MissingCodes[part] is { } code
                        ? throw new ApiError(code, $"The bucket has no {part}.", 404)
                        : S3Xml.Answer("VersioningConfiguration", static _ => { });
        }
    }
}
