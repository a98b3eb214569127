using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>
/// Sorts documents by the service they look at, so that packs about one kind of service need few templates. A group may
/// grow; a service that has moved to another group would take its documents with it, so none ever does.
/// </summary>
internal static class ServiceGroups
{
    public const int Count = 8;

    private static readonly Dictionary<string, int> Known = new[]
    {
        "ec2 ssm",
        "cloudfront elb elbv2 route53 shield waf waf-regional wafv2",
        "apigateway apigatewayv2 appsync autoscaling ecr ecs eks elasticbeanstalk emr lambda network-firewall stepfunctions",
        "athena efs fsx glacier glue kinesis s3 s3control transfer",
        "backup dax dms dynamodb elasticache es kafka memorydb mq opensearch sagemaker",
        "docdb neptune rds redshift ses sns sqs workspaces",
        "account acm acm-pca iam kms macie2 organizations secretsmanager",
        "cloudformation cloudtrail cloudwatch codebuild codedeploy codepipeline events guardduty logs securityhub servicecatalog",
    }.SelectMany((services, index) => services.Split(' ').Select(service => (service, index)))
        .ToDictionary(it => it.service, it => it.index + 1, StringComparer.Ordinal);

    /// <summary>
    /// From one on. The brake, names and exemptions are read by ssm, config and sts whatever is healed.
    /// </summary>
    public static int Of(AutomationDocument document)
    {
        var service = document.AllSteps.Select(step => step.Call?.Service)
            .FirstOrDefault(it => it is not (null or "ssm" or "config" or "sts")) ?? "ssm";
        return Known.GetValueOrDefault(service, 1 + (service.Sum(letter => letter) % Count));
    }
}
