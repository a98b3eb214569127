using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Generation;

/// <summary>The calls that hand a role to a service, which IAM judges as an action of its own.</summary>
public static class PassedRoles
{
    private const string Instances = "ec2.amazonaws.com";
    private const string Trails = "cloudtrail.amazonaws.com";

    /// <summary>A path of members; where a part of it is a reference, it may hold a role and counts.</summary>
    private static readonly (string Call, string Path, string Service)[] Table =
    [
        ("apigateway:UpdateAccount", "patchOperations", "apigateway.amazonaws.com"),
        ("application-autoscaling:RegisterScalableTarget", "RoleARN", "application-autoscaling.amazonaws.com"),
        ("appsync:UpdateGraphqlApi", "logConfig.cloudWatchLogsRoleArn", "appsync.amazonaws.com"),
        ("autoscaling:CreateLaunchConfiguration", "IamInstanceProfile", Instances),
        ("backup:CreateBackupSelection", "BackupSelection.IamRoleArn", "backup.amazonaws.com"),
        ("backup:StartBackupJob", "IamRoleArn", "backup.amazonaws.com"),
        ("cloudformation:UpdateStack", "RoleARN", "cloudformation.amazonaws.com"),
        ("cloudtrail:CreateTrail", "CloudWatchLogsRoleArn", Trails),
        ("cloudtrail:UpdateTrail", "CloudWatchLogsRoleArn", Trails),
        ("codebuild:UpdateProject", "serviceRole", "codebuild.amazonaws.com"),
        ("codedeploy:UpdateDeploymentGroup", "serviceRoleArn", "codedeploy.amazonaws.com"),
        ("config:PutConfigurationRecorder", "ConfigurationRecorder.roleARN", "config.amazonaws.com"),
        ("ec2:AssociateIamInstanceProfile", "IamInstanceProfile", Instances),
        ("ec2:CreateFlowLogs", "DeliverLogsPermissionArn", "vpc-flow-logs.amazonaws.com"),
        ("ec2:ReplaceIamInstanceProfileAssociation", "IamInstanceProfile", Instances),
        ("ec2:RunInstances", "IamInstanceProfile", Instances),
        ("ecs:RegisterTaskDefinition", "executionRoleArn", "ecs-tasks.amazonaws.com"),
        ("ecs:RegisterTaskDefinition", "taskRoleArn", "ecs-tasks.amazonaws.com"),
        ("events:PutTargets", "Targets.RoleArn", "events.amazonaws.com"),
        ("lambda:CreateFunction", "Role", "lambda.amazonaws.com"),
        ("lambda:UpdateFunctionConfiguration", "Role", "lambda.amazonaws.com"),
        ("logs:PutSubscriptionFilter", "roleArn", "logs.amazonaws.com"),
        ("opensearch:UpdateDomainConfig", "CognitoOptions.RoleArn", "es.amazonaws.com"),
        ("rds:ModifyDBInstance", "MonitoringRoleArn", "monitoring.rds.amazonaws.com"),
        ("redshift:ModifyClusterIamRoles", "AddIamRoles", "redshift.amazonaws.com"),
        ("s3:PutBucketReplication", "ReplicationConfiguration.Role", "s3.amazonaws.com"),
        ("ssm:SendCommand", "ServiceRoleArn", "ssm.amazonaws.com"),
        ("ssm:StartAutomationExecution", "Parameters.AutomationAssumeRole", "ssm.amazonaws.com"),
        ("stepfunctions:UpdateStateMachine", "roleArn", "states.amazonaws.com"),
        ("transfer:UpdateServer", "LoggingRole", "transfer.amazonaws.com"),
    ];

    private static readonly HashSet<string> Actions =
        [.. Table.Select(it => it.Call.Split(':')).Select(call => IamAction.Of(new(call[0], call[1]))), "sns:SetTopicAttributes"];

    /// <summary>Whether a call of this action can hand over a role.</summary>
    public static bool CanHandOver(string action) => Actions.Contains(action);

    /// <summary>The services that a step hands a role to.</summary>
    public static IEnumerable<string> Of(DocumentStep step)
    {
        if (step.Call is not { } call)
            return [];
        var given = new YamlMap(step.CallInputs, null, step.Where);
        var passed = Table.Where(it => it.Call == call.ToString() && Holds(given, it.Path.Split('.')))
            .Select(it => it.Service);
        return IsDeliveryStatus(call, given) ? passed.Append("sns.amazonaws.com") : passed;
    }

    private static bool Holds(YamlValue value, string[] path) => (value, path) switch
    {
        (_, []) => true,
        (YamlScalar scalar, _) => DocumentReferences.In(scalar.Text).Any(),
        (YamlList list, _) => list.Values.Any(item => Holds(item, path)),
        _ => value[path[0]] is { } member && Holds(member, path[1..]),
    };

    /// <summary>Attributes of a topic are set by name, and some of them are roles.</summary>
    private static bool IsDeliveryStatus(ApiCall call, YamlMap given) =>
        call is { Service: "sns", Api: "SetTopicAttributes" }
        && given["AttributeName"]?.Scalar is { } attribute
        && (attribute.EndsWith("FeedbackRoleArn", StringComparison.Ordinal) || DocumentReferences.In(attribute).Any());
}
