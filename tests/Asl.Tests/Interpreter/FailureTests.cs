namespace PciAutoHeal.Asl.Tests.Interpreter;

public sealed class FailureTests
{
    [Theory]
    [InlineData("States.ALL", "Custom", true)]
    [InlineData("States.ALL", "States.Timeout", true)]
    [InlineData("States.ALL", "States.DataLimitExceeded", false)]
    [InlineData("States.ALL", "States.Runtime", false)]
    [InlineData("States.Runtime", "States.Runtime", false)]
    [InlineData("States.DataLimitExceeded", "States.DataLimitExceeded", true)]
    [InlineData("States.TaskFailed", "Custom", true)]
    [InlineData("States.TaskFailed", "States.TaskFailed", true)]
    [InlineData("States.TaskFailed", "States.Timeout", false)]
    [InlineData("States.Timeout", "States.HeartbeatTimeout", true)]
    [InlineData("States.HeartbeatTimeout", "States.Timeout", false)]
    [InlineData("States.BranchFailed", "Custom", false)]
    [InlineData("Custom", "custom", false)]
    public void A_name_covers_the_errors_it_means(string name, string error, bool caught)
    {
        var machines = Machines.Of($$"""
            "A": { "Type": "Task", "Resource": "Work", "End": true,
              "Catch": [{ "ErrorEquals": ["{{name}}"], "Next": "Caught" }] },
            "Caught": { "Type": "Pass", "End": true }
            """);

        var done = new VirtualHost(machines, _ => new Answer(null, error, "why")).Run(null);

        (done.Status == ExecutionStatus.Succeeded).Should().Be(caught);
    }

    [Theory]
    [InlineData("""
        "P": { "Type": "Parallel", "End": true, "Catch": [{ "ErrorEquals": ["States.BranchFailed"], "Next": "C" }],
          "Branches": [{ "StartAt": "A", "States": { "A": { "Type": "Fail", "Error": "Own" } } }] }
        """)]
    [InlineData("""
        "P": { "Type": "Map", "ItemsPath": "$.l", "End": true,
          "Catch": [{ "ErrorEquals": ["States.ExceedToleratedFailureThreshold"], "Next": "C" }],
          "ItemProcessor": { "StartAt": "A", "States": { "A": { "Type": "Fail", "Error": "Own" } } } }
        """)]
    public void A_failed_part_keeps_its_name_and_answers_to_the_name_of_its_kind(string state)
    {
        var done = Machines.Run(state + """, "C": { "Type": "Pass", "End": true }""", """{ "l": [1] }""");

        done.Output!.ToJsonString().Should().Be("""{"Error":"Own"}""");
    }

    [Fact]
    public void Retries_wait_longer_each_time_and_then_give_up()
    {
        var host = Failing("""
            "Retry": [{ "ErrorEquals": ["Boom"], "IntervalSeconds": 2, "MaxAttempts": 3, "BackoffRate": 3,
              "MaxDelaySeconds": 10 }],
            """);

        var done = host.Run(null);

        done.Error.Should().Be("Boom");
        host.Calls.Select(call => call.Attempt).Should().Equal(0, 1, 2, 3);
        host.Elapsed.Should().Be(TimeSpan.FromSeconds(2 + 6 + 10));
        host.Events.Where(e => e.Kind == ExecutionEventKind.RetryScheduled).Select(e => e.Due!.Value - e.At)
            .Should().Equal(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Jitter_is_a_part_of_the_delay_and_the_same_each_time()
    {
        const string retry = """
            "Retry": [{ "ErrorEquals": ["Boom"], "IntervalSeconds": 100, "MaxAttempts": 5, "BackoffRate": 1,
              "JitterStrategy": "FULL" }],
            """;
        var (first, again, other) = (Failing(retry), Failing(retry), Failing(retry));

        first.Run(null, "one");
        again.Run(null, "one");
        other.Run(null, "two");

        again.Elapsed.Should().Be(first.Elapsed);
        other.Elapsed.Should().NotBe(first.Elapsed);
        first.Elapsed.Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThan(TimeSpan.FromSeconds(500));
    }

    [Fact]
    public void Each_attempt_sees_its_number_and_has_its_own_call()
    {
        var host = Failing("""
            "Parameters": { "attempt.$": "$$.State.RetryCount" }, "Retry": [{ "ErrorEquals": ["Boom"] }],
            """);

        host.Run(null);

        host.Calls.Select(call => call.Input!["attempt"]!.GetValue<int>()).Should().Equal(0, 1, 2, 3);
        host.Calls.Select(call => call.CallId).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Entering_a_state_again_gives_it_all_its_retries_again()
    {
        var machines = Machines.Of("""
            "Work": { "Type": "Task", "Resource": "Work", "Retry": [{ "ErrorEquals": ["Boom"], "MaxAttempts": 1 }],
              "Catch": [{ "ErrorEquals": ["Boom"], "ResultPath": null, "Next": "Once more" }], "Next": "Done" },
            "Once more": { "Type": "Pass", "Next": "Work" },
            "Done": { "Type": "Succeed" }
            """);
        var asked = 0;

        var host = new VirtualHost(machines, _ => ++asked < 6 ? new Answer(null, "Boom") : new Answer(null));
        host.Run(null);

        host.Calls.Select(call => call.Attempt).Should().Equal(0, 1, 0, 1, 0, 1);
    }

    [Fact]
    public void An_error_that_does_not_fit_where_the_catcher_puts_it_ends_the_execution()
    {
        var host = Failing("""
            "Catch": [{ "ErrorEquals": ["Boom"], "ResultPath": "$.a.b", "Next": "Done" }],
            """);

        host.Run(1).Error.Should().Be(ErrorNames.ResultPathMatchFailure);
    }

    [Fact]
    public void A_failing_branch_cancels_the_others()
    {
        var machines = Machines.Of("""
            "P": { "Type": "Parallel", "End": true, "Branches": [
              { "StartAt": "Fails", "States": { "Fails": { "Type": "Task", "Resource": "Fails", "End": true } } },
              { "StartAt": "Waits", "States": { "Waits": { "Type": "Wait", "Seconds": 999, "End": true } } }] }
            """);

        var host = new VirtualHost(machines, _ => new Answer(null, "Boom", "bang"));
        var done = host.Run(null);

        done.Error.Should().Be("Boom");
        done.Cause.Should().Be("bang");
        host.Elapsed.Should().Be(TimeSpan.Zero);
    }

    private static VirtualHost Failing(string plan) => new(
        Machines.Of($$"""
            "A": { "Type": "Task", "Resource": "Work", {{plan}} "Next": "Done" },
            "Done": { "Type": "Succeed" }
            """),
        _ => new Answer(null, "Boom", "bang"));
}
