using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using PciAutoHeal.Aws.Sessions;

namespace PciAutoHeal.Aws.Content;

/// <summary>
/// The policy by which members read templates that are too large for a request. It names the organization, so the
/// bucket stays closed to the public.
/// </summary>
internal static class BucketPolicy
{
    public static async Task<bool> PutAsync(
        Api<IAmazonS3> s3, string bucket, string organizationId, CancellationToken ct)
    {
        var request = new PutBucketPolicyRequest { BucketName = bucket, Policy = Text(bucket, organizationId, s3.Region.Partition) };
        await s3.CallAsync("PutBucketPolicy", (client, stop) => client.PutBucketPolicyAsync(request, stop), ct);
        return true;
    }

    public static string Text(string bucket, string organizationId, string partition) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Sid"] = "TheOrganizationReadsPacks",
            ["Effect"] = "Allow",
            ["Principal"] = "*",
            ["Action"] = "s3:GetObject",
            ["Resource"] = $"arn:{partition}:s3:::{bucket}/packs/*",
            ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["aws:PrincipalOrgID"] = organizationId } },
        }),
    }.ToJsonString();
}
