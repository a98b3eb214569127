using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests.Interpreter;

public sealed class TaskTokenTests
{
    private static readonly DateTimeOffset Start = VirtualHost.Start;

    private readonly AslInterpreter _interpreter = new(Machines.Of("""
        "Approve": { "Type": "Task", "Resource": "Ask.waitForTaskToken", "HeartbeatSeconds": 60, "TimeoutSeconds": 600,
          "Parameters": { "token.$": "$$.Task.Token" }, "ResultPath": "$.answer",
          "Retry": [{ "ErrorEquals": ["States.HeartbeatTimeout"], "IntervalSeconds": 1, "MaxAttempts": 1 }],
          "End": true }
        """));

    [Fact]
    public void The_call_carries_the_token_and_its_own_answer_is_not_the_result()
    {
        var (execution, call) = Ask();

        call.Resource.Should().Be("Ask");
        call.TaskToken.Should().NotBeNullOrEmpty();
        call.Input!["token"]!.GetValue<string>().Should().Be(call.TaskToken);
        _interpreter.Complete(execution, call.CallId, "ignored", Start).Should().BeTrue();
        _interpreter.Advance(execution, Start).Calls.Should().BeEmpty();

        execution.Status.Should().Be(ExecutionStatus.Running);
    }

    [Fact]
    public void The_token_brings_the_result_also_after_a_restart()
    {
        var (execution, call) = Ask();
        _interpreter.Complete(execution, call.CallId, null, Start);

        var loaded = Execution.FromJson(execution.ToJson());
        _interpreter.CompleteToken(loaded, call.TaskToken!, "yes", Start.AddSeconds(30)).Should().BeTrue();
        _interpreter.Advance(loaded, Start.AddSeconds(30));

        loaded.Output!["answer"]!.GetValue<string>().Should().Be("yes");
        _interpreter.CompleteToken(loaded, call.TaskToken!, "again", Start.AddSeconds(30)).Should().BeFalse();
    }

    [Fact]
    public void The_token_may_be_quicker_than_the_call()
    {
        var (execution, call) = Ask();

        _interpreter.CompleteToken(execution, call.TaskToken!, "quick", Start).Should().BeTrue();
        _interpreter.Complete(execution, call.CallId, null, Start).Should().BeFalse();
        _interpreter.Advance(execution, Start);

        execution.Output!["answer"]!.GetValue<string>().Should().Be("quick");
    }

    [Fact]
    public void A_failed_token_fails_the_task()
    {
        var (execution, call) = Ask();
        _interpreter.Complete(execution, call.CallId, null, Start);

        _interpreter.FailToken(execution, call.TaskToken!, "Rejected", "not now", Start).Should().BeTrue();
        _interpreter.Advance(execution, Start);

        (execution.Error, execution.Cause).Should().Be(("Rejected", "not now"));
    }

    [Fact]
    public void Without_heartbeats_the_attempt_ends_and_the_next_has_another_token()
    {
        var (execution, call) = Ask();
        _interpreter.Complete(execution, call.CallId, null, Start);

        _interpreter.Advance(execution, Start.AddSeconds(60)).Calls.Should().BeEmpty();
        var second = _interpreter.Advance(execution, Start.AddSeconds(61)).Calls.Single();

        second.TaskToken.Should().NotBe(call.TaskToken);
        _interpreter.Advance(execution, Start.AddSeconds(121));
        execution.Error.Should().Be(ErrorNames.HeartbeatTimeout);
    }

    [Fact]
    public void Heartbeats_keep_it_alive_until_its_timeout()
    {
        var (execution, call) = Ask();
        _interpreter.Complete(execution, call.CallId, null, Start);

        for (var at = Start.AddSeconds(50); at < Start.AddSeconds(600); at = at.AddSeconds(50))
        {
            _interpreter.Heartbeat(execution, call.TaskToken!, at).Should().BeTrue();
            _interpreter.Advance(execution, at);
            execution.Status.Should().Be(ExecutionStatus.Running);
        }

        _interpreter.Advance(execution, Start.AddSeconds(600));
        execution.Error.Should().Be(ErrorNames.Timeout);
        _interpreter.Heartbeat(execution, call.TaskToken!, Start.AddSeconds(600)).Should().BeFalse();
    }

    [Fact]
    public void Lambda_invoke_names_the_function_and_wraps_the_payload()
    {
        var interpreter = new AslInterpreter(Machines.Of($$"""
            "A": { "Type": "Task", "Resource": "{{TaskResource.InvokeWithToken}}", "End": true, "Parameters": {
              "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:AskForApproval",
              "Payload": { "token.$": "$$.Task.Token", "all.$": "$" } } }
            """));
        var execution = interpreter.Start("test", "x", new JsonObject { ["k"] = 1 }, Start);

        var call = interpreter.Advance(execution, Start).Calls.Single();

        call.Resource.Should().Be("AskForApproval");
        call.Input!["token"]!.GetValue<string>().Should().Be(call.TaskToken);
        call.Input["all"]!["k"]!.GetValue<int>().Should().Be(1);
    }

    private (Execution, TaskCall) Ask()
    {
        var execution = _interpreter.Start("test", "x", new JsonObject(), Start);
        return (execution, _interpreter.Advance(execution, Start).Calls.Single());
    }
}
