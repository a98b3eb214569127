using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests.Interpreter;

/// <summary>A machine of all kinds of states whose tasks fail in a way that depends on nothing but the call.</summary>
internal sealed record RandomMachine(string Json, int Temper)
{
    public JsonNode Input { get; } = JsonNode.Parse("""{ "items": [1, { "x": "y" }, null], "n": 2 }""")!;

    public MachineSet Machines { get; } = new(
        StateMachine.Parse("test", Json),
        Tests.Machines.Machine("child", """
            "Child work": { "Type": "Task", "Resource": "Child", "End": true }
            """));

    public Answer Answer(TaskCall call) => ((call.CallId + call.Path).Sum(c => c) * Temper % 7) switch
    {
        0 => new Answer(null, "Boom", call.CallId),
        1 => new Answer(null, "Bang"),
        _ => new Answer(new JsonObject { ["by"] = call.StateName, ["saw"] = call.Input?.DeepClone() }),
    };

    public override string ToString() => $"temper {Temper}: {Json}";
}
