using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Documents.Tests.Generation;

public sealed class IamActionTests
{
    [Theory]
    [InlineData("lambda:GetPolicy", "lambda:GetPolicy")]
    [InlineData("s3:GetBucketTagging", "s3:GetBucketTagging")]
    [InlineData("s3:GetBucketLogging", "s3:GetBucketLogging")]
    [InlineData("s3:GetBucketReplication", "s3:GetReplicationConfiguration")]
    [InlineData("s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration")]
    [InlineData("s3:PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration")]
    [InlineData("s3:DeleteBucketEncryption", "s3:PutEncryptionConfiguration")]
    [InlineData("s3:DeletePublicAccessBlock", "s3:PutBucketPublicAccessBlock")]
    [InlineData("s3:HeadObject", "s3:GetObject")]
    [InlineData("s3control:PutPublicAccessBlock", "s3:PutAccountPublicAccessBlock")]
    [InlineData("elbv2:DescribeLoadBalancers", "elasticloadbalancing:DescribeLoadBalancers")]
    [InlineData("opensearch:DescribeDomain", "es:DescribeDomain")]
    [InlineData("emr:GetBlockPublicAccessConfiguration", "elasticmapreduce:GetBlockPublicAccessConfiguration")]
    [InlineData("efs:DescribeFileSystems", "elasticfilesystem:DescribeFileSystems")]
    [InlineData("docdb:DescribeDBClusters", "rds:DescribeDBClusters")]
    [InlineData("neptune:ModifyDBCluster", "rds:ModifyDBCluster")]
    [InlineData("stepfunctions:UpdateStateMachine", "states:UpdateStateMachine")]
    [InlineData("waf-regional:GetWebACL", "waf-regional:GetWebACL")]
    [InlineData("network-firewall:DescribeLoggingConfiguration", "network-firewall:DescribeLoggingConfiguration")]
    [InlineData("apigateway:GetStage", "apigateway:GET")]
    [InlineData("apigateway:UpdateStage", "apigateway:PATCH")]
    [InlineData("apigateway:CreateDeployment", "apigateway:POST")]
    [InlineData("apigateway:TagResource", "apigateway:PUT")]
    [InlineData("apigatewayv2:UpdateStage", "apigateway:PATCH")]
    [InlineData("apigatewayv2:TagResource", "apigateway:POST")]
    public void A_call_has_the_name_that_iam_gives_it(string call, string action)
    {
        var words = call.Split(':');

        IamAction.Of(new ApiCall(words[0], words[1])).Should().Be(action);
    }
}
