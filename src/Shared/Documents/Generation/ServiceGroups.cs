using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>
/// Sorts documents by the service they look at, so that packs about one kind of service need few templates. A group may
/// grow; a service that has moved to another group would take its documents with it, so none ever does.
/// </summary>
internal static class ServiceGroups
{
    public const int Count = 5;

    private static readonly Dictionary<string, int> Known = new[]
    {
        "ec2 ssm",
        "apigateway apigatewayv2 appsync autoscaling cloudfront ecr ecs eks elasticbeanstalk elb elbv2 emr lambda "
            + "network-firewall route53 shield stepfunctions waf waf-regional wafv2",
        "athena backup dax dynamodb efs fsx glacier glue kinesis s3 s3control transfer",
        "dms docdb elasticache es kafka memorydb mq neptune opensearch rds redshift sagemaker workspaces",
        "account acm acm-pca cloudformation cloudtrail cloudwatch codebuild codedeploy codepipeline events guardduty iam "
            + "kms logs macie2 organizations secretsmanager securityhub servicecatalog ses sns sqs",
    }.SelectMany((services, index) => services.Split(' ').Select(service => (service, index)))
        .ToDictionary(it => it.service, it => it.index + 1, StringComparer.Ordinal);

    /// <summary>From one on. The brake, names and exemptions are read by ssm, config and sts whatever is healed.</summary>
    public static int Of(AutomationDocument document)
    {
        var service = document.AllSteps.Select(step => step.Call?.Service)
            .FirstOrDefault(it => it is not (null or "ssm" or "config" or "sts")) ?? "ssm";
        return Known.GetValueOrDefault(service, 1 + (service.Sum(letter => letter) % Count));
    }
}
