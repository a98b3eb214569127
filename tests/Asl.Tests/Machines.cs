using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests;

/// <summary>Small machines from the few words that matter to a test.</summary>
internal static class Machines
{
    /// <summary>Starts at the first of the given states.</summary>
    public static MachineSet Of(string states, string more = "") => new(Machine("test", states, more));

    public static StateMachine Machine(string name, string states, string more = "") =>
        StateMachine.Parse(name, Definition(states, more));

    public static string Definition(string states, string more = "")
    {
        var first = JsonNode.Parse($"{{{states}}}")!.AsObject().First().Key;
        return $$"""{ "StartAt": "{{first}}", {{more}} "States": { {{states}} } }""";
    }

    /// <summary>Runs machines that have no tasks, or tasks that repeat what they are given.</summary>
    public static Execution Run(string states, string input = "{}", InterpreterOptions? options = null) =>
        new VirtualHost(Of(states), call => new Answer(call.Input?.DeepClone()), options).Run(JsonNode.Parse(input));

    /// <summary>The value of one expression (a path or an intrinsic function) in a Pass state.</summary>
    public static string? Value(string expression, string input = "{}")
    {
        var quoted = JsonValue.Create(expression).ToJsonString();
        var done = Run($$"""
            "A": { "Type": "Pass", "Parameters": { "v.$": {{quoted}} }, "End": true }
            """, input);
        done.Cause.Should().BeNull();
        return done.Output!["v"]?.ToJsonString() ?? "null";
    }

    public static Execution Failure(string expression, string input = "{}")
    {
        var quoted = JsonValue.Create(expression).ToJsonString();
        return Run($$"""
            "A": { "Type": "Pass", "Parameters": { "v.$": {{quoted}} }, "End": true }
            """, input);
    }
}
