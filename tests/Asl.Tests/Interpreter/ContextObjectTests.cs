using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests.Interpreter;

public sealed class ContextObjectTests
{
    [Theory]
    [InlineData("$$.Execution.Id", "\"arn:aws:states:x:execution:test:run-1\"")]
    [InlineData("$$.Execution.Name", "\"run-1\"")]
    [InlineData("$$.Execution.StartTime", "\"2025-01-01T00:00:00.000Z\"")]
    [InlineData("$$.Execution.Input.list[1]", "2")]
    [InlineData("$$.State.Name", "\"Look\"")]
    [InlineData("$$.State.EnteredTime", "\"2025-01-01T00:00:05.000Z\"")]
    [InlineData("$$.State.RetryCount", "0")]
    [InlineData("$$.StateMachine.Name", "\"test\"")]
    [InlineData("$$['Execution']['Name']", "\"run-1\"")]
    public void It_tells_about_the_execution_and_the_state(string path, string expected) =>
        Look(path).Output!["v"]!.ToJsonString().Should().Be(expected);

    [Fact]
    public void The_whole_of_it_can_be_taken()
    {
        var whole = Look("$$").Output!["v"]!.AsObject();

        whole.Select(section => section.Key).Should().Equal("Execution", "State", "StateMachine");
        whole["Execution"]!["Input"]!["list"]!.AsArray().Should().HaveCount(2);
    }

    [Theory]
    [InlineData("$$.Map.Item.Index")]
    [InlineData("$$.Task.Token")]
    [InlineData("$$.Nothing")]
    public void What_does_not_exist_here_is_a_path_to_nowhere(string path) =>
        Look(path).Error.Should().Be(ErrorNames.Runtime);

    private static Execution Look(string path)
    {
        var machines = Machines.Of($$"""
            "Settle": { "Type": "Wait", "Seconds": 5, "Next": "Look" },
            "Look": { "Type": "Pass", "Parameters": { "v.$": "{{path}}" }, "End": true }
            """);
        return new VirtualHost(machines, _ => new Answer(null))
            .Run(JsonNode.Parse("""{ "list": [1, 2] }"""), "arn:aws:states:x:execution:test:run-1");
    }
}
