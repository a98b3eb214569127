using System.Net;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using PciAutoHeal.AwsSdk.Tests.Wire;

namespace PciAutoHeal.AwsSdk.Tests.Clients;

public sealed class CloudWatchClientTests
{
    [Fact]
    public async Task Alarms_of_both_types_are_described_by_name()
    {
        var tap = new WireTap(Answer.Json("""
            {"MetricAlarms":[{"AlarmName":"errors","StateValue":"OK","StateUpdatedTimestamp":1763900000.5}],
             "CompositeAlarms":[{"AlarmName":"any","StateValue":"ALARM","StateReason":"errors rings"}],"NextToken":"n"}
            """));

        var answer = await Client(tap).DescribeAlarmsAsync(
            new DescribeAlarmsRequest { AlarmNames = ["errors", "any"], AlarmTypes = ["MetricAlarm", "CompositeAlarm"] });

        answer.NextToken.Should().Be("n");
        answer.MetricAlarms.Single().StateValue.Should().Be(StateValue.OK);
        answer.CompositeAlarms.Single().StateReason.Should().Be("errors rings");
        tap.Only.Body.Should().Be("""{"AlarmNames":["errors","any"],"AlarmTypes":["MetricAlarm","CompositeAlarm"]}""");
        tap.Only.Address.Should().Be("https://monitoring.eu-west-1.amazonaws.com/");
        tap.Only.Headers.Should().Contain("X-Amz-Target: GraniteServiceVersion20100801.DescribeAlarms");
    }

    [Fact]
    public async Task A_token_that_is_not_valid_has_its_own_exception()
    {
        var tap = new WireTap(Answer.JsonError(HttpStatusCode.BadRequest, "InvalidNextToken", "wrong"));

        var call = () => Client(tap).DescribeAlarmsAsync(new DescribeAlarmsRequest());

        await call.Should().ThrowAsync<InvalidNextTokenException>();
    }

    private static AmazonCloudWatchClient Client(WireTap tap) =>
        new(Tapped.Credentials, Tapped.Config<AmazonCloudWatchConfig>(tap));
}
