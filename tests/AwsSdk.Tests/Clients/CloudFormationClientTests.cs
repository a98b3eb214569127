using System.Net;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using PciAutoHeal.AwsSdk.Tests.Wire;

namespace PciAutoHeal.AwsSdk.Tests.Clients;

public sealed class CloudFormationClientTests
{
    [Fact]
    public async Task Structures_and_lists_become_dotted_parameters()
    {
        var tap = new WireTap(Result("CreateStackInstances", "<OperationId>op-1</OperationId>"));

        var answer = await Client(tap).CreateStackInstancesAsync(new CreateStackInstancesRequest
        {
            StackSetName = "PciAutoHeal-Roles",
            CallAs = CallAs.DELEGATED_ADMIN,
            DeploymentTargets = new DeploymentTargets
            {
                OrganizationalUnitIds = ["ou-1"],
                Accounts = ["1", "2"],
                AccountFilterType = AccountFilterType.INTERSECTION,
            },
            Regions = ["eu-west-1"],
            OperationId = "op-1",
            OperationPreferences = new StackSetOperationPreferences { FailureTolerancePercentage = 10 },
        });

        answer.OperationId.Should().Be("op-1");
        tap.Only.Body.Split('&').Should().Equal(
            "Action=CreateStackInstances",
            "CallAs=DELEGATED_ADMIN",
            "DeploymentTargets.AccountFilterType=INTERSECTION",
            "DeploymentTargets.Accounts.member.1=1",
            "DeploymentTargets.Accounts.member.2=2",
            "DeploymentTargets.OrganizationalUnitIds.member.1=ou-1",
            "OperationId=op-1",
            "OperationPreferences.FailureTolerancePercentage=10",
            "Regions.member.1=eu-west-1",
            "StackSetName=PciAutoHeal-Roles",
            "Version=2010-05-15");
    }

    [Fact]
    public async Task A_missing_token_is_drawn_once_a_call_and_kept_over_its_attempts()
    {
        var tap = new WireTap(
            Answer.XmlError(HttpStatusCode.BadRequest, "Throttling", "Rate exceeded"),
            Result("DetectStackSetDrift", ""));
        var config = Tapped.Config<AmazonCloudFormationConfig>(tap);
        config.MaxErrorRetry = 1;
        using var client = new AmazonCloudFormationClient(Tapped.Credentials, config);

        await client.DetectStackSetDriftAsync(new DetectStackSetDriftRequest { StackSetName = "s" });
        await client.DetectStackSetDriftAsync(new DetectStackSetDriftRequest { StackSetName = "s" });

        var bodies = tap.Requests.Select(request => request.Body).ToList();
        bodies[0].Should().Contain("OperationId=").And.Be(bodies[1]);
        bodies[2].Should().NotBe(bodies[1]);
    }

    [Fact]
    public async Task Lists_of_structures_are_read_and_what_is_unknown_is_passed_over()
    {
        var tap = new WireTap(Result("ListStackInstances", """
            <Later><member><Account>deeper</Account></member></Later>
            <Summaries>
              <member>
                <Account>111122223333</Account><Region>eu-west-1</Region><Status>CURRENT</Status>
                <StackInstanceStatus><DetailedStatus>SUCCEEDED</DetailedStatus></StackInstanceStatus>
                <LastDriftCheckTimestamp>2026-11-23T13:25:00Z</LastDriftCheckTimestamp>
              </member>
              <member><Account>222233334444</Account><StatusReason/></member>
            </Summaries>
            <NextToken>more</NextToken>
            """));

        var answer = await Client(tap).ListStackInstancesAsync(new ListStackInstancesRequest { StackSetName = "s" });

        answer.NextToken.Should().Be("more");
        answer.Summaries.Select(summary => summary.Account).Should().Equal("111122223333", "222233334444");
        answer.Summaries[0].Status.Should().BeSameAs(StackInstanceStatus.CURRENT);
        answer.Summaries[0].StackInstanceStatus.DetailedStatus
            .Should().BeSameAs(StackInstanceDetailedStatus.SUCCEEDED);
        answer.Summaries[0].LastDriftCheckTimestamp
            .Should().Be(new DateTime(2026, 11, 23, 13, 25, 0, DateTimeKind.Utc));
        answer.Summaries[1].StackInstanceStatus.Should().BeNull();
    }

    [Fact]
    public async Task An_empty_list_in_xml_is_no_list()
    {
        var tap = new WireTap(Result("ListStackSets", "<Summaries/>"));

        var answer = await Client(tap).ListStackSetsAsync(new ListStackSetsRequest());

        answer.Summaries.Should().BeNull();
        answer.ResponseMetadata.RequestId.Should().Be(Answer.RequestId);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "StackSetNotFoundException", typeof(StackSetNotFoundException))]
    [InlineData(HttpStatusCode.Conflict, "OperationInProgressException", typeof(OperationInProgressException))]
    [InlineData(HttpStatusCode.Conflict, "StackSetNotEmptyException", typeof(AmazonCloudFormationException))]
    [InlineData(HttpStatusCode.Forbidden, "AccessDenied", typeof(AmazonCloudFormationException))]
    public async Task Errors_have_the_type_of_their_code(HttpStatusCode status, string code, Type expected)
    {
        var tap = new WireTap(Answer.XmlError(status, code, "why"));

        var thrown = await Record.ExceptionAsync(
            () => Client(tap).UpdateStackSetAsync(new UpdateStackSetRequest { StackSetName = "s" }));

        thrown.Should().BeOfType(expected);
        var error = thrown.Should().BeAssignableTo<AmazonCloudFormationException>().Subject;
        (error.StatusCode, error.ErrorCode, error.Message, error.RequestId)
            .Should().Be((status, code, "why", Answer.RequestId));
    }

    [Fact]
    public async Task An_answer_may_begin_with_an_XML_declaration()
    {
        var tap = new WireTap(Answer.Xml("""
            <?xml version="1.0" encoding="utf-8"?>
            <DescribeStackSetResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStackSetResult>
            <StackSet><StackSetName>s</StackSetName><AutoDeployment><Enabled>false</Enabled></AutoDeployment></StackSet>
            </DescribeStackSetResult></DescribeStackSetResponse>
            """));

        var answer = await Client(tap).DescribeStackSetAsync(new DescribeStackSetRequest { StackSetName = "s" });

        answer.StackSet.StackSetName.Should().Be("s");
        answer.StackSet.AutoDeployment.Enabled.Should().BeFalse();
    }

    private static Answer Result(string operation, string content) => Answer.Xml(
        $"<{operation}Response xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\">" +
        $"<{operation}Result>{content}</{operation}Result>" +
        $"<ResponseMetadata><RequestId>x</RequestId></ResponseMetadata></{operation}Response>");

    private static AmazonCloudFormationClient Client(WireTap tap) =>
        new(Tapped.Credentials, Tapped.Config<AmazonCloudFormationConfig>(tap));
}
