using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests.Interpreter;

public sealed class LimitTests
{
    private const string Task = """
        "A": { "Type": "Task", "Resource": "Work", "End": true,
          "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Caught" }] },
        "Caught": { "Type": "Pass", "End": true }
        """;

    [Theory]
    [InlineData(262_142, ExecutionStatus.Succeeded)]
    [InlineData(262_143, ExecutionStatus.Failed)]
    public void A_result_has_at_most_256_kilobytes_of_json(int length, ExecutionStatus expected)
    {
        var host = new VirtualHost(Machines.Of(Task), _ => new Answer(new string('x', length)));

        var done = host.Run(null);

        done.Status.Should().Be(expected);
        if (expected == ExecutionStatus.Failed)
            done.Error.Should().Be(ErrorNames.DataLimitExceeded);
    }

    [Fact]
    public void Sizes_are_counted_in_utf8_bytes_without_needless_escapes()
    {
        // A rocket is four bytes, quotes are two more.
        var options = new InterpreterOptions { MaxPayloadBytes = 402 };
        var machines = Machines.Of(Task);

        new VirtualHost(machines, _ => new Answer(string.Concat(Enumerable.Repeat("🚀", 100))), options).Run(null)
            .Status.Should().Be(ExecutionStatus.Succeeded);
        new VirtualHost(machines, _ => new Answer(string.Concat(Enumerable.Repeat("🚀", 100)) + "x"), options).Run(null)
            .Error.Should().Be(ErrorNames.DataLimitExceeded);
    }

    [Theory]
    [InlineData("""
        "A": { "Type": "Pass", "Parameters": { "a.$": "$", "b.$": "$" }, "End": true }
        """)]
    [InlineData("""
        "A": { "Type": "Pass", "ResultPath": "$.copy", "End": true }
        """)]
    [InlineData("""
        "A": { "Type": "Task", "Resource": "Work", "Parameters": { "a.$": "$", "b.$": "$" }, "End": true }
        """)]
    public void What_a_state_makes_of_its_input_is_limited_too(string states) =>
        Machines.Run(states, $$"""{ "t": "{{new string('x', 60)}}" }""", new InterpreterOptions { MaxPayloadBytes = 100 })
            .Error.Should().Be(ErrorNames.DataLimitExceeded);

    [Fact]
    public void A_result_that_nests_without_end_fails_its_task_and_not_the_host()
    {
        JsonNode deep = 1;
        for (var i = 0; i < 300; i++)
            deep = new JsonArray(deep);

        var done = new VirtualHost(Machines.Of(Task), _ => new Answer(deep)).Run(null);

        done.Error.Should().Be(ErrorNames.Runtime);
    }

    [Fact]
    public void A_too_large_input_is_refused_at_the_start()
    {
        var interpreter = new AslInterpreter(Machines.Of(Task), new InterpreterOptions { MaxPayloadBytes = 10 });

        var act = () => interpreter.Start("test", "x", "0123456789", VirtualHost.Start);

        act.Should().Throw<ArgumentException>().WithMessage("*10 bytes*");
    }

    [Fact]
    public void An_endless_loop_ends_at_the_history_limit()
    {
        var done = Machines.Run("""
            "A": { "Type": "Pass", "Next": "B" },
            "B": { "Type": "Choice", "Choices": [{ "Variable": "$", "IsNull": true, "Next": "Out" }], "Default": "A" },
            "Out": { "Type": "Succeed" }
            """);

        done.Error.Should().Be(ErrorNames.Runtime);
        done.Cause.Should().Contain("25000");
        done.HistoryEvents.Should().BeInRange(25_000, 25_002);
    }

    [Fact]
    public void A_history_is_counted_as_aws_counts()
    {
        var host = new VirtualHost(Machines.Of("""
            "A": { "Type": "Task", "Resource": "Work", "Next": "P" },
            "P": { "Type": "Parallel", "End": true, "Branches": [
              { "StartAt": "B", "States": { "B": { "Type": "Pass", "End": true } } }] }
            """), _ => new Answer(new JsonObject()));

        // Start; entered, scheduled, started, succeeded, exited; entered, started, 2 inside, succeeded, exited; end.
        host.Run(null).HistoryEvents.Should().Be(1 + 5 + 6 + 1);
    }
}
