using PciAutoHeal.Documents.Generation;
using PciAutoHeal.Documents.Tests.AwsApis;

namespace PciAutoHeal.Documents.Tests.Generation;

/// <summary>What a role holds is what its document's calls need, and the roles that they hand over.</summary>
public sealed class PermissionTests
{
    private const string Rows = """
        permissions:
          - {action: cloudtrail:UpdateTrail, resource: trail}
          - {action: ec2:CreateFlowLogs, resource: flow-log}
          - {action: sns:SetTopicAttributes, resource: topic}
          - {action: wafv2:AssociateWebACL, resource: [acl, balancer]}
          - {action: iam:PassRole, resource: trails-role, passedTo: cloudtrail.amazonaws.com}
          - {action: iam:PassRole, resource: flows-role, passedTo: vpc-flow-logs.amazonaws.com, for: ["ec2:CreateFlowLogs"]}
          - {action: iam:PassRole, resource: topics-role, passedTo: sns.amazonaws.com, for: ["sns:SetTopicAttributes"]}
          - {action: elasticloadbalancing:SetWebAcl, resource: balancer, for: ["wafv2:AssociateWebACL"], documents: [Only]}
          - {action: apigateway:SetWebACL, resource: stage, for: ["wafv2:AssociateWebACL"], documents: [Other]}
        """;

    [Theory]
    [InlineData("cloudtrail", "UpdateTrail", "Name: x", "cloudtrail:UpdateTrail on trail")]
    [InlineData("cloudtrail", "UpdateTrail", "CloudWatchLogsRoleArn: x",
        "cloudtrail:UpdateTrail on trail, iam:PassRole on trails-role")]
    [InlineData("ec2", "CreateFlowLogs", "LogDestinationType: s3", "ec2:CreateFlowLogs on flow-log")]
    [InlineData("ec2", "CreateFlowLogs", "DeliverLogsPermissionArn: x",
        "ec2:CreateFlowLogs on flow-log, iam:PassRole on flows-role")]
    [InlineData("sns", "SetTopicAttributes", "AttributeName: KmsMasterKeyId", "sns:SetTopicAttributes on topic")]
    [InlineData("sns", "SetTopicAttributes", "AttributeName: LambdaFailureFeedbackRoleArn",
        "iam:PassRole on topics-role, sns:SetTopicAttributes on topic")]
    [InlineData("wafv2", "AssociateWebACL", "WebACLArn: x",
        "elasticloadbalancing:SetWebAcl on balancer, wafv2:AssociateWebACL on acl, wafv2:AssociateWebACL on balancer")]
    public void A_role_has_no_more_and_no_less_than_the_calls_need(
        string service, string api, string input, string expected)
    {
        var document = SmallModel.Document($"action: aws:executeAwsApi\ninputs: {{Service: {service}, Api: {api}, {input}}}");
        var (permissions, _) = PermissionReader.Read("permissions.yaml", Rows);

        var held = RolePolicy.Of(document, permissions).Statements
            .SelectMany(statement => statement.Actions.Select(action => $"{action} on {statement.Resource}"));

        string.Join(", ", held.Order(StringComparer.Ordinal)).Should().Be(expected);
    }

    [Theory]
    [InlineData("s3", "PutBucketReplication", "ReplicationConfiguration: {Role: x}", "s3.amazonaws.com")]
    [InlineData("s3", "PutBucketReplication", "ReplicationConfiguration: \"{{ Judge.All }}\"", "s3.amazonaws.com")]
    [InlineData("s3", "PutBucketReplication", "ReplicationConfiguration: {Rules: []}", null)]
    [InlineData("backup", "CreateBackupSelection", "BackupSelection: {IamRoleArn: x}", "backup.amazonaws.com")]
    [InlineData("events", "PutTargets", "Targets: [{Arn: x}, {RoleArn: x}]", "events.amazonaws.com")]
    [InlineData("events", "PutTargets", "Targets: [{Arn: x}]", null)]
    [InlineData("ec2", "AssociateIamInstanceProfile", "IamInstanceProfile: {Name: x}", "ec2.amazonaws.com")]
    [InlineData("lambda", "UpdateFunctionConfiguration", "Timeout: 3", null)]
    public void A_role_is_handed_over_where_a_call_is_given_one(string service, string api, string input, string? to)
    {
        var document = SmallModel.Document($"action: aws:executeAwsApi\ninputs: {{Service: {service}, Api: {api}, {input}}}");

        RoleDerivation.NeedsOf(document).SingleOrDefault(need => need.Action == "iam:PassRole")?.PassedTo.Should()
            .Be(to);
        RoleDerivation.ActionsOf(document).Contains("iam:PassRole").Should().Be(to is not null);
    }

    [Theory]
    [InlineData("{action: \"iam:*\", resource: x}", "PAH2402")]
    [InlineData("{action: \"*\", resource: x}", "PAH2402")]
    [InlineData("{action: iam:GetRole, resource: \"*\"}", "PAH2403")]
    [InlineData("{action: iam:GetRole, resource: \"arn:${AWS::Partition}:iam::123456789012:role/x\"}", "PAH2407")]
    [InlineData("{action: iam:GetRole, resource: \"arn:aws:iam::${AWS::AccountId}:role/x\"}", "PAH2407")]
    [InlineData("{action: iam:PassRole, resource: x}", "PAH2408")]
    public void A_row_that_grants_too_much_is_refused(string row, string code) =>
        PermissionReader.Read("permissions.yaml", $"permissions:\n  - {row}").Diagnostics.Single().Code.Should()
            .Be(code);
}
