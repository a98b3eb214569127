using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests.Interpreter;

public sealed class TimerTests
{
    private static readonly DateTimeOffset Start = VirtualHost.Start;

    [Theory]
    [InlineData("\"Seconds\": 90", 90)]
    [InlineData("\"Seconds\": 0", 0)]
    [InlineData("\"SecondsPath\": \"$.s\"", 45)]
    [InlineData("\"Timestamp\": \"2025-01-01T01:00:00Z\"", 3600)]
    [InlineData("\"TimestampPath\": \"$.t\"", 60)]
    [InlineData("\"Timestamp\": \"2024-01-01T01:00:00Z\"", 0)]
    public void A_wait_ends_when_it_says(string wait, int seconds)
    {
        var host = Host($$"""
            "W": { "Type": "Wait", {{wait}}, "End": true }
            """);

        host.Run(JsonNode.Parse("""{ "s": 45, "t": "2025-01-01T01:01:00+01:00" }"""));

        host.Elapsed.Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("\"SecondsPath\": \"$.text\"")]
    [InlineData("\"SecondsPath\": \"$.less\"")]
    [InlineData("\"SecondsPath\": \"$.gone\"")]
    [InlineData("\"SecondsPath\": \"$.forever\"")]
    [InlineData("\"TimestampPath\": \"$.text\"")]
    public void A_wait_for_something_else_ends_the_execution(string wait) =>
        Machines.Run($$"""
            "W": { "Type": "Wait", {{wait}}, "End": true }
            """, """{ "text": "soon", "less": -1, "forever": 1e20 }""").Error.Should().Be(ErrorNames.Runtime);

    [Fact]
    public void A_task_that_is_not_answered_in_time_fails_with_a_timeout()
    {
        var (interpreter, execution, call) = Pending("\"TimeoutSeconds\": 60");

        call.Timeout.Should().Be(TimeSpan.FromSeconds(60));
        call.Deadline.Should().Be(Start.AddSeconds(60));
        interpreter.Advance(execution, Start.AddSeconds(59)).Calls.Should().ContainSingle();
        interpreter.Advance(execution, Start.AddSeconds(60)).Calls.Should().BeEmpty();

        execution.Error.Should().Be(ErrorNames.Timeout);
    }

    [Fact]
    public void An_answer_at_the_deadline_counts_and_one_after_it_does_not()
    {
        var (interpreter, execution, call) = Pending("\"TimeoutSeconds\": 60");
        interpreter.Complete(execution, call.CallId, null, Start.AddSeconds(60.5)).Should().BeFalse();
        interpreter.Advance(execution, Start.AddSeconds(60.5));
        execution.Error.Should().Be(ErrorNames.Timeout);

        (interpreter, execution, call) = Pending("\"TimeoutSeconds\": 60");
        interpreter.Complete(execution, call.CallId, null, Start.AddSeconds(60)).Should().BeTrue();
        interpreter.Advance(execution, Start.AddSeconds(60));
        execution.Status.Should().Be(ExecutionStatus.Succeeded);
    }

    [Fact]
    public void The_time_may_come_from_the_data()
    {
        var (_, _, call) = Pending("\"TimeoutSecondsPath\": \"$.t\"", """{ "t": 7 }""");

        call.Timeout.Should().Be(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void A_timeout_can_be_retried_and_the_late_answer_of_the_first_attempt_is_refused()
    {
        var (interpreter, execution, first) = Pending(
            "\"TimeoutSeconds\": 10, \"Retry\": [{ \"ErrorEquals\": [\"States.Timeout\"], \"IntervalSeconds\": 5 }]");

        interpreter.Advance(execution, Start.AddSeconds(10)).NextTimer.Should().Be(Start.AddSeconds(15));
        var second = interpreter.Advance(execution, Start.AddSeconds(15)).Calls.Single();

        second.Attempt.Should().Be(1);
        interpreter.Complete(execution, first.CallId, "late", Start.AddSeconds(16)).Should().BeFalse();
        interpreter.Complete(execution, second.CallId, "right", Start.AddSeconds(16)).Should().BeTrue();
        interpreter.Advance(execution, Start.AddSeconds(16));
        execution.Output!.GetValue<string>().Should().Be("right");
    }

    [Fact]
    public void A_machine_ends_at_its_own_timeout_whatever_runs()
    {
        var machines = Machines.Of("""
            "W": { "Type": "Wait", "Seconds": 100, "Next": "W2" }, "W2": { "Type": "Wait", "Seconds": 100, "End": true }
            """, "\"TimeoutSeconds\": 150,");
        var host = new VirtualHost(machines, _ => new Answer(null));

        var done = host.Run(null);

        done.Error.Should().Be(ErrorNames.Timeout);
        done.Ended.Should().Be(Start.AddSeconds(150));
    }

    [Fact]
    public void A_host_that_comes_back_late_may_give_running_calls_their_time_again()
    {
        var (interpreter, execution, call) = Pending("\"TimeoutSeconds\": 60");
        var loaded = Execution.FromJson(execution.ToJson());

        interpreter.Rearm(loaded, Start.AddHours(5));
        var again = interpreter.Advance(loaded, Start.AddHours(5)).Calls.Single();

        again.CallId.Should().Be(call.CallId);
        again.Deadline.Should().Be(Start.AddHours(5).AddSeconds(60));
    }

    [Fact]
    public void Timers_that_fall_due_together_fire_in_the_order_of_their_times()
    {
        var machines = Machines.Of("""
            "P": { "Type": "Parallel", "End": true, "Branches": [
              { "StartAt": "Late", "States": { "Late": { "Type": "Wait", "Seconds": 20, "End": true } } },
              { "StartAt": "Early", "States": { "Early": { "Type": "Wait", "Seconds": 10, "End": true } } }] }
            """);
        var interpreter = new AslInterpreter(machines);
        var execution = interpreter.Start("test", "x", null, Start);
        interpreter.Advance(execution, Start).NextTimer.Should().Be(Start.AddSeconds(10));

        var progress = interpreter.Advance(execution, Start.AddDays(1));

        progress.Events.Where(e => e.Kind == ExecutionEventKind.StateExited).Select(e => e.State)
            .Should().Equal("Early", "Late", "P");
    }

    private static VirtualHost Host(string states) => new(Machines.Of(states), _ => new Answer(null));

    private static (AslInterpreter, Execution, TaskCall) Pending(string timeout, string input = "{}")
    {
        var interpreter = new AslInterpreter(Machines.Of($$"""
            "A": { "Type": "Task", "Resource": "Work", {{timeout}}, "End": true }
            """));
        var execution = interpreter.Start("test", "x", JsonNode.Parse(input), Start);
        return (interpreter, execution, interpreter.Advance(execution, Start).Calls.Single());
    }
}
