using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>IAM's name for a call. Nearly always the call's own; the tables hold the ones that are not.</summary>
public static class IamAction
{
    /// <summary>The services that IAM calls otherwise than boto3 does.</summary>
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["accessanalyzer"] = "access-analyzer",
        ["amp"] = "aps",
        ["apigatewayv2"] = "apigateway",
        ["cloudcontrol"] = "cloudformation",
        ["cloudhsmv2"] = "cloudhsm",
        ["docdb"] = "rds",
        ["efs"] = "elasticfilesystem",
        ["elb"] = "elasticloadbalancing",
        ["elbv2"] = "elasticloadbalancing",
        ["emr"] = "elasticmapreduce",
        ["keyspaces"] = "cassandra",
        ["kinesisanalyticsv2"] = "kinesisanalytics",
        ["mwaa"] = "airflow",
        ["neptune"] = "rds",
        ["opensearch"] = "es",
        ["opensearchserverless"] = "aoss",
        ["resourcegroupstaggingapi"] = "tag",
        ["s3control"] = "s3",
        ["service-quotas"] = "servicequotas",
        ["sesv2"] = "ses",
        ["sso-admin"] = "sso",
        ["stepfunctions"] = "states",
    };

    private static readonly Dictionary<string, string> Different = new(StringComparer.Ordinal)
    {
        ["lambda:Invoke"] = "lambda:InvokeFunction",
        ["s3:CopyObject"] = "s3:PutObject",
        ["s3:DeleteBucketCors"] = "s3:PutBucketCORS",
        ["s3:DeleteBucketEncryption"] = "s3:PutEncryptionConfiguration",
        ["s3:DeleteBucketLifecycle"] = "s3:PutLifecycleConfiguration",
        ["s3:DeleteBucketOwnershipControls"] = "s3:PutBucketOwnershipControls",
        ["s3:DeleteBucketReplication"] = "s3:PutReplicationConfiguration",
        ["s3:DeleteBucketTagging"] = "s3:PutBucketTagging",
        ["s3:DeleteObjects"] = "s3:DeleteObject",
        ["s3:DeletePublicAccessBlock"] = "s3:PutBucketPublicAccessBlock",
        ["s3:GetBucketAccelerateConfiguration"] = "s3:GetAccelerateConfiguration",
        ["s3:GetBucketCors"] = "s3:GetBucketCORS",
        ["s3:GetBucketEncryption"] = "s3:GetEncryptionConfiguration",
        ["s3:GetBucketInventoryConfiguration"] = "s3:GetInventoryConfiguration",
        ["s3:GetBucketLifecycle"] = "s3:GetLifecycleConfiguration",
        ["s3:GetBucketLifecycleConfiguration"] = "s3:GetLifecycleConfiguration",
        ["s3:GetBucketNotificationConfiguration"] = "s3:GetBucketNotification",
        ["s3:GetBucketReplication"] = "s3:GetReplicationConfiguration",
        ["s3:GetObjectLockConfiguration"] = "s3:GetBucketObjectLockConfiguration",
        ["s3:GetPublicAccessBlock"] = "s3:GetBucketPublicAccessBlock",
        ["s3:HeadBucket"] = "s3:ListBucket",
        ["s3:ListBuckets"] = "s3:ListAllMyBuckets",
        ["s3:HeadObject"] = "s3:GetObject",
        ["s3:ListMultipartUploads"] = "s3:ListBucketMultipartUploads",
        ["s3:ListObjects"] = "s3:ListBucket",
        ["s3:ListObjectsV2"] = "s3:ListBucket",
        ["s3:ListObjectVersions"] = "s3:ListBucketVersions",
        ["s3:PutBucketAccelerateConfiguration"] = "s3:PutAccelerateConfiguration",
        ["s3:PutBucketCors"] = "s3:PutBucketCORS",
        ["s3:PutBucketEncryption"] = "s3:PutEncryptionConfiguration",
        ["s3:PutBucketInventoryConfiguration"] = "s3:PutInventoryConfiguration",
        ["s3:PutBucketLifecycle"] = "s3:PutLifecycleConfiguration",
        ["s3:PutBucketLifecycleConfiguration"] = "s3:PutLifecycleConfiguration",
        ["s3:PutBucketNotificationConfiguration"] = "s3:PutBucketNotification",
        ["s3:PutBucketReplication"] = "s3:PutReplicationConfiguration",
        ["s3:PutObjectLockConfiguration"] = "s3:PutBucketObjectLockConfiguration",
        ["s3:PutPublicAccessBlock"] = "s3:PutBucketPublicAccessBlock",
        ["s3control:DeletePublicAccessBlock"] = "s3:PutAccountPublicAccessBlock",
        ["s3control:GetPublicAccessBlock"] = "s3:GetAccountPublicAccessBlock",
        ["s3control:PutPublicAccessBlock"] = "s3:PutAccountPublicAccessBlock",
        ["sns:PublishBatch"] = "sns:Publish",
        ["sqs:DeleteMessageBatch"] = "sqs:DeleteMessage",
        ["sqs:SendMessageBatch"] = "sqs:SendMessage",
    };

    /// <summary>API Gateway knows the methods of HTTP instead of operations; what differs is in the resource.</summary>
    private static readonly (string Word, string Method)[] GatewayMethods =
    [
        ("FlushStage", "DELETE"), ("Get", "GET"), ("Export", "GET"), ("Update", "PATCH"), ("Delete", "DELETE"), ("Untag", "DELETE"),
        ("Put", "PUT"), ("Reimport", "PUT"), ("ImportApi", "PUT"), ("TagResource", "PUT"),
    ];

    public static string Of(ApiCall call) => call.Service is "apigateway" or "apigatewayv2"
        ? $"apigateway:{MethodOf(call)}"
        : Different.GetValueOrDefault(call.ToString(), $"{Prefixes.GetValueOrDefault(call.Service, call.Service)}:{call.Api}");

    private static string MethodOf(ApiCall call) => call is { Service: "apigatewayv2", Api: "TagResource" }
        ? "POST"
        : GatewayMethods.FirstOrDefault(it => call.Api.StartsWith(it.Word, StringComparison.Ordinal)).Method ?? "POST";
}
