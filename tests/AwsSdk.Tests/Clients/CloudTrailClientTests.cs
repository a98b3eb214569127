using System.Net;
using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using PciAutoHeal.AwsSdk.Tests.Wire;

namespace PciAutoHeal.AwsSdk.Tests.Clients;

public sealed class CloudTrailClientTests
{
    [Fact]
    public async Task Events_are_looked_up_by_one_attribute()
    {
        var tap = new WireTap(Answer.Json("""
            {"Events":[{"EventId":"e","EventName":"StopConfigurationRecorder","EventTime":1763900000,"ReadOnly":"false",
             "Username":"sam","Resources":[{"ResourceType":"t","ResourceName":"default"}],"CloudTrailEvent":"{}"}],"NextToken":"n"}
            """));

        var answer = await Client(tap).LookupEventsAsync(new LookupEventsRequest
        {
            LookupAttributes = [new() { AttributeKey = LookupAttributeKey.EventName, AttributeValue = "StopConfigurationRecorder" }],
            StartTime = new DateTime(2025, 11, 23, 12, 0, 0, DateTimeKind.Utc),
            MaxResults = 50,
        });

        answer.NextToken.Should().Be("n");
        answer.Events.Should().ContainSingle().Which.Resources[0].ResourceName.Should().Be("default");
        answer.Events[0].EventTime.Should().Be(new DateTime(2025, 11, 23, 12, 13, 20, DateTimeKind.Utc));
        tap.Only.Body.Should().Contain(
            """{"AttributeKey":"EventName","AttributeValue":"StopConfigurationRecorder"}],"MaxResults":50""");
        tap.Only.Address.Should().Be("https://cloudtrail.eu-west-1.amazonaws.com/");
        tap.Only.Headers.Should()
            .Contain("X-Amz-Target: com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents");
    }

    [Fact]
    public async Task A_wrong_time_range_has_its_own_exception()
    {
        var tap = new WireTap(Answer.JsonError(HttpStatusCode.BadRequest, "InvalidTimeRangeException", "wrong"));

        var call = () => Client(tap).LookupEventsAsync(new LookupEventsRequest());

        await call.Should().ThrowAsync<InvalidTimeRangeException>();
    }

    private static AmazonCloudTrailClient Client(WireTap tap) =>
        new(Tapped.Credentials, Tapped.Config<AmazonCloudTrailConfig>(tap));
}
