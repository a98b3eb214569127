using System.Net;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using PciAutoHeal.AwsSdk.Tests.Wire;

namespace PciAutoHeal.AwsSdk.Tests.Clients;

public sealed class StepFunctionsClientTests
{
    [Fact]
    public async Task An_execution_starts_with_json_1_0()
    {
        var tap = new WireTap(Answer.Json("""{"executionArn":"arn:e","startDate":1763900000.25}"""));

        var answer = await Client(tap).StartExecutionAsync(new StartExecutionRequest
        {
            StateMachineArn = "arn:m",
            Name = "rollout-1",
            Input = """{"wave":0}""",
        });

        answer.ExecutionArn.Should().Be("arn:e");
        answer.StartDate.Should().Be(new DateTime(2025, 11, 23, 12, 13, 20, 250, DateTimeKind.Utc));
        tap.Only.Body.Should()
            .Be("""{"input":"{\u0022wave\u0022:0}","name":"rollout-1","stateMachineArn":"arn:m"}""");
        tap.Only.Address.Should().Be("https://states.eu-west-1.amazonaws.com/");
        tap.Only.Headers.Should().Contain("X-Amz-Target: AWSStepFunctions.StartExecution")
            .And.Contain("Content-Type: application/x-amz-json-1.0");
    }

    [Fact]
    public async Task History_keeps_the_details_of_each_kind_of_event()
    {
        var tap = new WireTap(Answer.Json("""
            {"events":[
              {"id":1,"type":"ExecutionStarted",
               "executionStartedEventDetails":{"input":"{}","inputDetails":{"truncated":false}}},
              {"id":9007199254740993,"type":"TaskFailed","taskFailedEventDetails":{"error":"E","cause":"C"}}]}
            """));

        var answer = await Client(tap).GetExecutionHistoryAsync(new GetExecutionHistoryRequest());

        answer.Events[0].ExecutionStartedEventDetails.InputDetails.Truncated.Should().BeFalse();
        answer.Events[1].Id.Should().Be(9007199254740993);
        answer.Events[1].Type.Should().BeSameAs(HistoryEventType.TaskFailed);
        answer.Events[1].TaskFailedEventDetails.Cause.Should().Be("C");
        answer.Events[1].ExecutionStartedEventDetails.Should().BeNull();
    }

    [Fact]
    public async Task The_code_on_the_wire_may_lack_the_ending_of_the_class()
    {
        var tap = new WireTap(Answer.JsonError(HttpStatusCode.BadRequest, "TaskTimedOut", "too late"));

        var call = () => Client(tap).SendTaskSuccessAsync(new() { TaskToken = "t", Output = "{}" });

        (await call.Should().ThrowAsync<TaskTimedOutException>()).Which.ErrorCode.Should().Be("TaskTimedOut");
    }

    [Fact]
    public async Task Nothing_to_say_is_an_answer_too()
    {
        var tap = new WireTap(Answer.Json(""));

        var answer = await Client(tap).SendTaskHeartbeatAsync(new SendTaskHeartbeatRequest { TaskToken = "t" });

        answer.HttpStatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static AmazonStepFunctionsClient Client(WireTap tap) =>
        new(Tapped.Credentials, Tapped.Config<AmazonStepFunctionsConfig>(tap));
}
