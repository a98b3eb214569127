using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>IAM's name for a call. Nearly always the call's own; the table holds the ones that are not.</summary>
public static class IamAction
{
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["cloudwatch"] = "cloudwatch",
        ["efs"] = "elasticfilesystem",
        ["elbv2"] = "elasticloadbalancing",
        ["elb"] = "elasticloadbalancing",
        ["events"] = "events",
        ["opensearch"] = "es",
        ["resourcegroupstaggingapi"] = "tag",
        ["s3control"] = "s3",
        ["sns"] = "sns",
        ["stepfunctions"] = "states",
    };

    private static readonly Dictionary<string, string> Different = new(StringComparer.Ordinal)
    {
        ["s3:GetBucketReplication"] = "s3:GetReplicationConfiguration",
        ["s3:PutBucketReplication"] = "s3:PutReplicationConfiguration",
        ["s3:DeleteBucketReplication"] = "s3:PutReplicationConfiguration",
        ["s3:GetBucketEncryption"] = "s3:GetEncryptionConfiguration",
        ["s3:PutBucketEncryption"] = "s3:PutEncryptionConfiguration",
        ["s3:DeleteBucketEncryption"] = "s3:PutEncryptionConfiguration",
        ["s3:GetBucketLifecycleConfiguration"] = "s3:GetLifecycleConfiguration",
        ["s3:PutBucketLifecycleConfiguration"] = "s3:PutLifecycleConfiguration",
        ["s3:DeleteBucketLifecycle"] = "s3:PutLifecycleConfiguration",
        ["s3:DeleteBucketOwnershipControls"] = "s3:PutBucketOwnershipControls",
        ["s3:GetPublicAccessBlock"] = "s3:GetBucketPublicAccessBlock",
        ["s3:PutPublicAccessBlock"] = "s3:PutBucketPublicAccessBlock",
        ["s3:DeletePublicAccessBlock"] = "s3:PutBucketPublicAccessBlock",
        ["s3control:GetPublicAccessBlock"] = "s3:GetAccountPublicAccessBlock",
        ["s3control:PutPublicAccessBlock"] = "s3:PutAccountPublicAccessBlock",
        ["s3control:DeletePublicAccessBlock"] = "s3:PutAccountPublicAccessBlock",
        ["s3:HeadBucket"] = "s3:ListBucket",
        ["s3:ListObjectsV2"] = "s3:ListBucket",
        ["lambda:Invoke"] = "lambda:InvokeFunction",
        ["apigateway:GetAccount"] = "apigateway:GET",
        ["apigateway:GetStage"] = "apigateway:GET",
        ["apigateway:UpdateStage"] = "apigateway:PATCH",
        ["apigatewayv2:DeleteAccessLogSettings"] = "apigateway:DELETE",
        ["apigatewayv2:GetStage"] = "apigateway:GET",
        ["apigatewayv2:UpdateStage"] = "apigateway:PATCH",
    };

    public static string Of(ApiCall call) =>
        Different.GetValueOrDefault(call.ToString(), $"{Prefixes.GetValueOrDefault(call.Service, call.Service)}:{call.Api}");
}
