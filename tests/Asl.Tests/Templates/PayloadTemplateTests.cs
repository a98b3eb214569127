using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests.Templates;

public sealed class PayloadTemplateTests
{
    [Fact]
    public void Only_keys_that_end_in_dollar_are_computed()
    {
        var done = Machines.Run("""
            "A": { "Type": "Pass", "End": true, "Parameters": {
              "plain": "$.a", "taken.$": "$.a", "deep": [{ "x.$": "$$.State.Name" }, "$.a", [null]] } }
            """, """{ "a": 1.10 }""");

        done.Output!.ToJsonString().Should()
            .Be("""{"plain":"$.a","taken":1.10,"deep":[{"x":"A"},"$.a",[null]]}""");
    }

    [Theory]
    [InlineData("""{ "v.$": 7 }""")]
    [InlineData("""{ "v.$": "text" }""")]
    [InlineData("""{ "a": [{ "v.$": "$[" }] }""")]
    [InlineData("""{ "v.$": null }""")]
    public void A_computed_key_needs_a_path_or_a_function(string parameters)
    {
        var act = () => Machines.Of($$"""
            "A": { "Type": "Pass", "Parameters": {{parameters}}, "End": true }
            """);

        act.Should().Throw<AslException>().Which.Path.Should().Contain("Parameters").And.Contain("v.$");
    }

    [Fact]
    public void A_key_must_not_be_there_twice()
    {
        var act = () => Machines.Of("""
            "A": { "Type": "Pass", "Parameters": { "v": 1, "v.$": "$" }, "End": true }
            """);

        act.Should().Throw<AslException>().WithMessage("$.States.A.Parameters: 'v' is there twice*");
    }

    [Fact]
    public void A_missing_path_ends_the_execution_as_it_does_in_the_cloud()
    {
        var done = Machines.Run(Guarded);

        done.Error.Should().Be(ErrorNames.Runtime);
        done.Cause.Should().Contain("$.missing").And.Contain("v.$");
    }

    [Fact]
    public void A_host_may_ask_for_the_error_of_the_specification()
    {
        var options = new InterpreterOptions { MissingPathError = ErrorNames.ParameterPathFailure };

        var done = Machines.Run(Guarded, options: options);

        done.Status.Should().Be(ExecutionStatus.Succeeded);
        done.Output!["Error"]!.GetValue<string>().Should().Be("States.ParameterPathFailure");
    }

    [Fact]
    public void The_same_value_may_be_used_twice()
    {
        var done = Machines.Run("""
            "A": { "Type": "Pass", "End": true, "Parameters": { "x.$": "$.a", "y.$": "$.a", "all.$": "$" } }
            """, """{ "a": [1] }""");

        JsonNode.DeepEquals(done.Output, JsonNode.Parse("""{ "x": [1], "y": [1], "all": { "a": [1] } }"""))
            .Should().BeTrue();
    }

    private const string Guarded = """
        "A": { "Type": "Task", "Resource": "Work", "Parameters": { "v.$": "$.missing" }, "End": true,
          "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Caught" }] },
        "Caught": { "Type": "Pass", "End": true }
        """;
}
