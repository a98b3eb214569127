using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests.Interpreter;

public sealed class ChildExecutionTests
{
    private const string Arn = "arn:aws:states:eu-west-1:123456789012:stateMachine:wave";

    [Fact]
    public void The_output_of_the_child_is_described_as_aws_does()
    {
        var done = Run("""
            "W": { "Type": "Wait", "Seconds": 2, "Next": "P" },
            "P": { "Type": "Pass", "Parameters": { "got.$": "$.n", "name.$": "$$.Execution.Name",
              "machine.$": "$$.StateMachine.Name" }, "End": true }
            """, "\"Name\": \"wave-1\",").Run(new JsonObject { ["n"] = 5 });

        Same(done.Output, $$"""
            {
              "ExecutionArn": "arn:aws:states:eu-west-1:123456789012:execution:wave:wave-1",
              "Input": { "n": 5 }, "InputDetails": { "Included": true }, "Name": "wave-1",
              "Output": { "got": 5, "name": "wave-1", "machine": "wave" }, "OutputDetails": { "Included": true },
              "StartDate": 1735689600000, "StateMachineArn": "{{Arn}}", "Status": "SUCCEEDED",
              "StopDate": 1735689602000
            }
            """).Should().BeTrue(done.Output!.ToJsonString());
    }

    [Fact]
    public void A_failed_child_is_a_failed_task_whose_cause_holds_the_childs_error()
    {
        var done = Run("""
            "F": { "Type": "Fail", "Error": "WaveHalted", "Cause": "9 of 10" }
            """).Run(new JsonObject());

        done.Error.Should().Be(ErrorNames.TaskFailed);
        var cause = JsonNode.Parse(done.Cause!)!;
        cause["Error"]!.GetValue<string>().Should().Be("WaveHalted");
        cause["Cause"]!.GetValue<string>().Should().Be("9 of 10");
        cause["Status"]!.GetValue<string>().Should().Be("FAILED");
        cause["Input"]!.GetValue<string>().Should().Be("{}");
    }

    [Fact]
    public void A_childs_own_runtime_error_can_be_caught_by_the_parent()
    {
        var host = Run("""
            "P": { "Type": "Pass", "InputPath": "$.gone", "End": true }
            """, catches: """ "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Caught" }], """);

        var done = host.Run(new JsonObject());

        done.Output!["Error"]!.GetValue<string>().Should().Be(ErrorNames.TaskFailed);
    }

    [Fact]
    public void A_child_that_times_out_says_so()
    {
        var machines = new MachineSet(
            Parent("", ""),
            Machines.Machine("wave", """
                "W": { "Type": "Wait", "Seconds": 99, "End": true }
                """, "\"TimeoutSeconds\": 9,"));

        var done = new VirtualHost(machines, _ => new Answer(null)).Run(new JsonObject());

        JsonNode.Parse(done.Cause!)!["Status"]!.GetValue<string>().Should().Be("TIMED_OUT");
        JsonNode.Parse(done.Cause!)!["Error"]!.GetValue<string>().Should().Be(ErrorNames.Timeout);
        done.Ended.Should().Be(VirtualHost.Start.AddSeconds(9));
    }

    [Fact]
    public void The_parents_timeout_ends_the_child()
    {
        var host = Run("""
            "W": { "Type": "Wait", "Seconds": 99, "End": true }
            """, catches: "\"TimeoutSeconds\": 5,");

        host.Run(new JsonObject()).Error.Should().Be(ErrorNames.Timeout);
        host.Elapsed.Should().Be(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_name_can_be_used_once()
    {
        var host = Run("""
            "F": { "Type": "Fail", "Error": "E" }
            """, "\"Name\": \"same\",", """ "Retry": [{ "ErrorEquals": ["States.TaskFailed"] }], """);

        host.Run(new JsonObject()).Error.Should().Be(ErrorNames.ExecutionAlreadyExists);
    }

    [Fact]
    public void Without_a_name_each_attempt_gets_its_own()
    {
        var host = Run("""
            "F": { "Type": "Fail", "Error": "E" }
            """, catches: """ "Retry": [{ "ErrorEquals": ["States.TaskFailed"], "MaxAttempts": 2 }], """);

        host.Run(new JsonObject()).Error.Should().Be(ErrorNames.TaskFailed);
        host.Events.Count(e => e is { Kind: ExecutionEventKind.ExecutionStarted, Machine: "wave" }).Should().Be(3);
    }

    [Fact]
    public void A_machine_that_is_not_there_is_an_error_of_the_task() =>
        new VirtualHost(new MachineSet(Parent("", "")), _ => new Answer(null)).Run(new JsonObject())
            .Error.Should().Be(ErrorNames.NoSuchMachine);

    [Fact]
    public void The_calls_of_a_child_tell_where_they_come_from()
    {
        var host = Run("""
            "Check": { "Type": "Task", "Resource": "CheckTarget", "End": true }
            """);

        host.Run(new JsonObject());

        host.Calls.Single().Path.Should().Be("RunWave>wave");
        host.Calls.Single().Machine.Should().Be("wave");
    }

    [Fact]
    public void A_child_has_a_history_of_its_own()
    {
        var host = Run("""
            "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "Next": "C" },
            "C": { "Type": "Pass", "Next": "D" }, "D": { "Type": "Pass", "Next": "E" }, "E": { "Type": "Succeed" }
            """);

        var done = host.Run(new JsonObject());

        done.HistoryEvents.Should().Be(10, "start; entered, scheduled, started, submitted, succeeded, exited; 2; end");
        done.LongestHistory.Should().Be(12, "start, five times entered and exited, end");
    }

    private static VirtualHost Run(string wave, string name = "", string catches = "") => new(
        new MachineSet(Parent(name, catches), Machines.Machine("wave", wave)), call => new Answer(call.Input));

    private static StateMachine Parent(string name, string catches) => Machines.Machine("rollout", $$"""
        "RunWave": { "Type": "Task", "Resource": "{{TaskResource.ChildExecution}}", {{catches}}
          "Parameters": { "StateMachineArn": "{{Arn}}", {{name}} "Input.$": "$" }, "Next": "Caught" },
        "Caught": { "Type": "Pass", "End": true }
        """);

    private static bool Same(JsonNode? actual, string expected) =>
        JsonNode.DeepEquals(actual, JsonNode.Parse(expected));
}
