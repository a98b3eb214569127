using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Content;

/// <summary>
/// Keeps texts too large for a request in a bucket of the caller, in the region that reads them. The key is the text's
/// hash, so what lies under it never changes between waves.
/// </summary>
public sealed partial class ContentStore(AwsConnection aws, ILogger<ContentStore> log)
{
    /// <summary>The most that a template may measure inside of a request (reference/aws-limits.md §1, §4).</summary>
    public const int InlineBytes = 51_200;

    /// <summary>A template is one text for all regions, and large: it is hashed once.</summary>
    private static readonly ConditionalWeakTable<string, string> Hashes = [];

    private readonly ConcurrentDictionary<(string Key, Region Region), Once<StoredContent>> kept = new();

    private readonly ConcurrentDictionary<Region, Once<bool>> shared = new();

    public static bool FitsInline(string text) => Encoding.UTF8.GetByteCount(text) <= InlineBytes;

    public Task<StoredContent> KeepAsync(
        string folder, string text, Region region, CancellationToken ct, string extension = "yaml")
    {
        var key = $"{folder}/{Hashes.GetValue(text, HashOf)}.{extension}";
        return kept.GetOrAdd((key, region), _ => new(stop => StoreAsync(key, text, region, stop))).GetAsync(ct);
    }

    /// <summary>
    /// Keeps a text for one account beside those for others, so that one address serves all by its account.
    /// </summary>
    /// <returns>Where they lie: what comes before and after the account's id.</returns>
    public async Task<(string Before, string After)> KeepPersonalAsync(
        string folder, string common, AccountId account, string text, Region region, CancellationToken ct)
    {
        var key = $"{folder}/{Hashes.GetValue(common, HashOf)}/{account}.yaml";
        var at = await kept.GetOrAdd((key, region), _ => new(stop => StoreAsync(key, text, region, stop))).GetAsync(ct);
        return (at.S3Uri[..^$"{account}.yaml".Length], ".yaml");
    }

    /// <summary>Lets every account of the organization read what is kept in a region.</summary>
    public async Task ShareAsync(Region region, string organizationId, CancellationToken ct)
    {
        await KeepAsync("shared", $"read by {organizationId}", region, ct, "txt"); // makes the bucket where there is none
        var bucket = BucketOf(await aws.CallerAccountAsync(ct), region);
        await shared.GetOrAdd(region, _ => new(stop => BucketPolicy.PutAsync(
            aws.Caller.S3(region), bucket, organizationId, stop))).GetAsync(ct);
    }

    private static string BucketOf(AccountId owner, Region region) => $"pciautoheal-content-{owner}-{region}";

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<StoredContent> StoreAsync(string key, string text, Region region, CancellationToken ct)
    {
        var owner = await aws.CallerAccountAsync(ct);
        var bucket = BucketOf(owner, region);
        var s3 = aws.Caller.S3(region);
        if (!await TryPutAsync(s3, bucket, key, text, owner, ct))
        {
            await CreateBucketAsync(s3, bucket, ct);
            if (!await TryPutAsync(s3, bucket, key, text, owner, ct))
            {
                throw new TransientException("NoSuchBucket", $"The bucket {bucket} was created and is not there yet.");
            }
        }

        var suffix = region.Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
        return new($"s3://{bucket}/{key}", $"https://{bucket}.s3.{region}.{suffix}/{key}");
    }

    /// <summary>
    /// False when the bucket is not there. A bucket of that name that belongs to somebody else is refused.
    /// </summary>
    private static async Task<bool> TryPutAsync(
        Api<IAmazonS3> s3, string bucket, string key, string text, AccountId owner, CancellationToken ct)
    {
        try
        {
            await s3.CallAsync(
                "PutObject",
                (client, stop) => client.PutObjectAsync(
                    new PutObjectRequest
                    {
                        BucketName = bucket,
                        Key = key,
                        ContentBody = text,
                        ContentType = "text/plain",
                        IfNoneMatch = "*",
                        ExpectedBucketOwner = owner.Value,
                    },
                    stop),
                ct);
            return true;
        }
        catch (TerminalException e) when (e.Code == "PreconditionFailed")
        {
            return true; // it is there, and by its key it is the same
        }
        catch (TerminalException e) when (e.Code == "NoSuchBucket")
        {
            return false;
        }
    }

    private async Task CreateBucketAsync(Api<IAmazonS3> s3, string bucket, CancellationToken ct)
    {
        try
        {
            var request = new PutBucketRequest { BucketName = bucket };
            if (s3.Region.Value != "us-east-1")
            {
                // By its own name: BucketRegionName sends eu-west-1 as "EU", which not every endpoint knows any more.
                request.PutBucketConfiguration = new() { LocationConstraint = s3.Region.Value };
            }

            await s3.CallAsync("CreateBucket", (client, stop) => client.PutBucketAsync(request, stop), ct);
        }
        catch (TerminalException e) when (e.Code == "BucketAlreadyOwnedByYou")
        {
            return;
        }

        try
        {
            var closed = new PublicAccessBlockConfiguration
            {
                BlockPublicAcls = true,
                BlockPublicPolicy = true,
                IgnorePublicAcls = true,
                RestrictPublicBuckets = true,
            };
            await s3.CallAsync(
                "PutPublicAccessBlock",
                (client, stop) => client.PutPublicAccessBlockAsync(
                    new PutPublicAccessBlockRequest { BucketName = bucket, PublicAccessBlockConfiguration = closed }, stop),
                ct);
        }
        catch (TerminalException e)
        {
            // New buckets are closed to the public by default since April 2023, and an emulator may not know the call.
            Log.NotClosed(log, bucket, e.Code);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(340, LogLevel.Warning, "Public access to {Bucket} could not be blocked explicitly: {Code}")]
        public static partial void NotClosed(ILogger log, string bucket, string code);
    }
}
