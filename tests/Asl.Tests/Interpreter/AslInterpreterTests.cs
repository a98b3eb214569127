using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests.Interpreter;

public sealed class AslInterpreterTests
{
    private static readonly DateTimeOffset Start = VirtualHost.Start;

    private readonly AslInterpreter _interpreter = new(Tests.Machines.Of("""
        "Work": { "Type": "Task", "Resource": "Work", "Next": "More" },
        "More": { "Type": "Task", "Resource": "More", "End": true }
        """));

    [Fact]
    public void A_machine_that_is_not_in_the_set_cannot_start()
    {
        var act = () => _interpreter.Start("other", "x", null, Start);

        act.Should().Throw<ArgumentException>().WithMessage("*'other'*");
    }

    [Fact]
    public void A_call_is_offered_until_it_is_answered_and_then_never_again()
    {
        var execution = _interpreter.Start("test", "x", new JsonObject(), Start);
        var call = _interpreter.Advance(execution, Start).Calls.Single();

        _interpreter.Advance(execution, Start.AddHours(1)).Calls.Single().Should().Be(call);
        _interpreter.Complete(execution, call.CallId, null, Start).Should().BeTrue();
        _interpreter.Complete(execution, call.CallId, null, Start).Should().BeFalse();
        _interpreter.Fail(execution, call.CallId, "Late", null, Start).Should().BeFalse();

        _interpreter.Advance(execution, Start).Calls.Single().StateName.Should().Be("More");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("7.1.0")]
    [InlineData("1.2.0")]
    public void An_answer_to_a_call_that_was_never_made_is_refused(string callId)
    {
        var execution = _interpreter.Start("test", "x", new JsonObject(), Start);
        _interpreter.Advance(execution, Start);

        _interpreter.Complete(execution, callId, null, Start).Should().BeFalse();
    }

    [Fact]
    public void The_hosts_values_stay_the_hosts()
    {
        var input = new JsonObject { ["list"] = new JsonArray(1) };
        var execution = _interpreter.Start("test", "x", input, Start);
        input["list"] = "changed";
        var call = _interpreter.Advance(execution, Start).Calls.Single();

        call.Input!["list"]!.AsArray().Add(2);

        _interpreter.Complete(execution, call.CallId, call.Input, Start);
        execution.Input!.ToJsonString().Should().Be("""{"list":[1]}""");
        _interpreter.Advance(execution, Start).Calls.Single().Input!.ToJsonString().Should().Be("""{"list":[1,2]}""");
    }

    [Fact]
    public void An_execution_can_be_stopped_once()
    {
        var execution = _interpreter.Start("test", "x", null, Start);
        var call = _interpreter.Advance(execution, Start).Calls.Single();

        _interpreter.Stop(execution, "Aborted", "by the operator", Start.AddMinutes(1)).Should().BeTrue();
        _interpreter.Stop(execution, "Aborted", null, Start).Should().BeFalse();

        (execution.Status, execution.Error, execution.Ended)
            .Should().Be((ExecutionStatus.Failed, "Aborted", Start.AddMinutes(1)));
        _interpreter.Complete(execution, call.CallId, null, Start.AddMinutes(1)).Should().BeFalse();
        _interpreter.Advance(execution, Start.AddMinutes(1)).Calls.Should().BeEmpty();
    }

    [Fact]
    public void Executions_of_one_machine_run_side_by_side()
    {
        var outputs = new string[64];

        Parallel.For(0, outputs.Length, i =>
        {
            var done = new VirtualHost(Machines, call => new Answer(call.Input)).Run(i, $"run-{i}");
            outputs[i] = done.Output!.ToJsonString();
        });

        outputs.Should().Equal(Enumerable.Range(0, 64).Select(i => $"{{\"n\":{i},\"fix\":[1,{{\"a\":null}}]}}"));
    }

    private static readonly MachineSet Machines = Tests.Machines.Of("""
        "A": { "Type": "Pass", "Parameters": { "n.$": "$", "fix": [1, { "a": null }] }, "Next": "B" },
        "B": { "Type": "Task", "Resource": "Work", "End": true }
        """);
}
