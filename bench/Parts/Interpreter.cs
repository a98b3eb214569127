using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using PciAutoHeal.Asl;

namespace PciAutoHeal.Bench.Parts;

/// <summary>What a state costs: a Task and a Choice in turn, a thousand times.</summary>
public class Interpreter
{
    private const int Rounds = 1_000;
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly AslInterpreter interpreter = new(new MachineSet(StateMachine.Parse(
        "bench",
        """
        {
          "StartAt": "Work",
          "States": {
            "Work": { "Type": "Task", "Resource": "Work", "ResultPath": "$.seen", "Next": "More?" },
            "More?": {
              "Type": "Choice",
              "Choices": [{ "Variable": "$.seen.more", "BooleanEquals": true, "Next": "Work" }],
              "Default": "Done"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """)));

    [Benchmark(OperationsPerInvoke = 2 * Rounds)]
    public object RunStates()
    {
        var execution = interpreter.Start("bench", "bench:1", new JsonObject { ["rollout"] = "large" }, Start);
        for (var round = 1; round <= Rounds; round++)
        {
            var call = interpreter.Advance(execution, Start).Calls[0];
            interpreter.Complete(execution, call.CallId, new JsonObject { ["more"] = round < Rounds }, Start);
        }

        interpreter.Advance(execution, Start);
        return execution.Status == ExecutionStatus.Succeeded
            ? execution
            : throw new InvalidOperationException($"The execution is {execution.Status}: {execution.Cause}");
    }
}
