using Amazon.CDK.AWS.S3;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>
/// A bucket that speaks TLS only, is closed to the public, encrypted, versioned, and outlives its stack.
/// </summary>
public sealed class SecureBucket : Construct
{
    public SecureBucket(Construct scope, SecureBucketProps props)
        : base(scope, props.Id)
    {
        var bucket = new CfnBucket(this, "Bucket", new CfnBucketProps
        {
            BucketName = Statement.Fill($"{props.Name}-${{AWS::AccountId}}-${{AWS::Region}}"),
            BucketEncryption = new CfnBucket.BucketEncryptionProperty
            {
                ServerSideEncryptionConfiguration = new[] { Encryption(props) },
            },
            PublicAccessBlockConfiguration = new CfnBucket.PublicAccessBlockConfigurationProperty
            {
                BlockPublicAcls = true,
                BlockPublicPolicy = true,
                IgnorePublicAcls = true,
                RestrictPublicBuckets = true,
            },
            OwnershipControls = new CfnBucket.OwnershipControlsProperty
            {
                Rules = new[] { new CfnBucket.OwnershipControlsRuleProperty { ObjectOwnership = "BucketOwnerEnforced" } },
            },
            VersioningConfiguration = new CfnBucket.VersioningConfigurationProperty { Status = "Enabled" },
            LifecycleConfiguration = new CfnBucket.LifecycleConfigurationProperty { Rules = new[] { Unfinished } },
            LoggingConfiguration = props.LogsTo is null ? null : new CfnBucket.LoggingConfigurationProperty
            {
                DestinationBucketName = Statement.Fill(props.LogsTo),
                LogFilePrefix = $"{props.Id}/",
            },
            ObjectLockEnabled = props.LockedDays is null ? null : true,
            ObjectLockConfiguration = props.LockedDays is null ? null : Locked(props.LockedDays),
        }).As(props.Id).Kept();
        new CfnBucketPolicy(this, "Policy", new CfnBucketPolicyProps
        {
            Bucket = bucket.Ref,
            PolicyDocument = Statement.Document([TlsOnly(props.Id), .. props.Statements]),
        }).As($"{props.Id}Policy").Kept();
    }

    private static CfnBucket.RuleProperty Unfinished => new()
    {
        Id = "UnfinishedUploads",
        Status = "Enabled",
        AbortIncompleteMultipartUpload = new CfnBucket.AbortIncompleteMultipartUploadProperty { DaysAfterInitiation = 7 },
    };

    /// <summary>The one wildcard of an action that there is: a refusal has no exceptions.</summary>
    private static Statement TlsOnly(string id) => new("TlsOnly", ["s3:*"], [$"${{{id}.Arn}}", $"${{{id}.Arn}}/*"])
    {
        Effect = "Deny",
        Principal = "*",
        Conditions = [new("Bool", "aws:SecureTransport", "false")],
    };

    // The service that writes access logs cannot use a key of ours.
    private static CfnBucket.ServerSideEncryptionRuleProperty Encryption(SecureBucketProps props) => new()
    {
        BucketKeyEnabled = props.OwnKey,
        ServerSideEncryptionByDefault = new CfnBucket.ServerSideEncryptionByDefaultProperty
        {
            SseAlgorithm = props.OwnKey ? "aws:kms" : "AES256",
            KmsMasterKeyId = props.OwnKey ? Statement.Fill(props.KeyArn) : null,
        },
    };

    private static CfnBucket.ObjectLockConfigurationProperty Locked(double? days) => new()
    {
        ObjectLockEnabled = "Enabled",
        Rule = new CfnBucket.ObjectLockRuleProperty
        {
            DefaultRetention = new CfnBucket.DefaultRetentionProperty { Mode = "GOVERNANCE", Days = days },
        },
    };
}

/// <param name="Id">The name in the template.</param>
/// <param name="Name">The first part of the bucket's name; account and region follow.</param>
/// <param name="LogsTo">The bucket that access is logged to.</param>
public sealed record SecureBucketProps(string Id, string Name, string? LogsTo)
{
    public bool OwnKey { get; init; } = true;

    public string KeyArn { get; init; } = "${Key.Arn}";

    /// <summary>Nobody changes or deletes an object before; null does not lock.</summary>
    public double? LockedDays { get; init; }

    public IReadOnlyList<Statement> Statements { get; init; } = [];
}
