using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Documents.Tests.Generation;

public sealed class RoleDerivationTests
{
    [Fact]
    public void A_role_has_an_action_for_each_call_and_no_other() =>
        RoleDerivation.ActionsOf(AutomationDocumentReader.Read("RotateKey.yaml", Example.Document).Document!)
            .Should().Equal("kms:EnableKeyRotation", "ssm:GetParameter");

    [Theory]
    [InlineData("s3", "GetBucketReplication", "s3:GetReplicationConfiguration")]
    [InlineData("s3", "GetBucketTagging", "s3:GetBucketTagging")]
    [InlineData("s3", "DeletePublicAccessBlock", "s3:PutBucketPublicAccessBlock")]
    [InlineData("s3control", "GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock")]
    [InlineData("resourcegroupstaggingapi", "TagResources", "tag:TagResources")]
    [InlineData("elbv2", "DescribeLoadBalancers", "elasticloadbalancing:DescribeLoadBalancers")]
    [InlineData("lambda", "GetPolicy", "lambda:GetPolicy")]
    public void Iam_names_some_calls_otherwise(string service, string api, string action) =>
        IamAction.Of(new(service, api)).Should().Be(action);

    [Fact]
    public void Calls_inside_a_loop_and_roles_handed_on_count_too()
    {
        var text = Example.Document.Replace(
            "inputs: {Service: kms, Api: EnableKeyRotation, KeyId: \"{{ ResourceId }}\"}",
            """
            inputs:
                  Iterators: ["a"]
                  Steps:
                    - name: Inner
                      action: aws:executeAwsApi
                      inputs: {Service: cloudtrail, Api: UpdateTrail, CloudWatchLogsRoleArn: x}
            """, StringComparison.Ordinal);

        RoleDerivation.ActionsOf(AutomationDocumentReader.Read("RotateKey.yaml", text).Document!)
            .Should().Equal("cloudtrail:UpdateTrail", "iam:PassRole", "ssm:GetParameter");
    }
}
