using CsCheck;

namespace PciAutoHeal.Asl.Tests.Interpreter;

/// <summary>Chains of random states, nested up to two deep.</summary>
internal static class RandomMachines
{
    private const string Plan = """
        "Retry": [{ "ErrorEquals": ["Boom"], "IntervalSeconds": 7, "MaxAttempts": 2, "JitterStrategy": "FULL" }],
        "Catch": [{ "ErrorEquals": ["Bang"], "ResultPath": null, "Next": "{next}" }],
        """;

    public static readonly Gen<RandomMachine> Machine = Gen.Select(Graph(2), Gen.Int[1, 50])
        .Select((graph, temper) => new RandomMachine(graph(new Names()), temper));

    // Names are unique in a whole machine, so they are given when the whole is known.
    private delegate string Text(Names names);

    private static Gen<Text> Graph(int depth) => State(depth).List[1, 4].Select(states => new Text(names =>
    {
        var own = states.Select(_ => names.Next()).Append(names.Next()).ToList();
        var bodies = states.Select((state, i) =>
            $"\"{own[i]}\": {state(names).Replace("{next}", own[i + 1], StringComparison.Ordinal)}");
        return $$"""
            { "StartAt": "{{own[0]}}", "States": { {{string.Join(", ", bodies)}}, "{{own[^1]}}": { "Type": "Succeed" } } }
            """;
    }));

    private static Gen<Text> State(int depth)
    {
        Gen<Text>[] simple =
        [
            Gen.Const(Fixed("""
                { "Type": "Pass", "Parameters": { "id.$": "States.UUID()", "items.$": "$.items" },
                  "ResultPath": "$.p", "Next": "{next}" }
                """)),
            Gen.Int[0, 3].Select(n => Fixed($$"""{ "Type": "Wait", "Seconds": {{n}}, "Next": "{next}" }""")),
            Gen.Const(Fixed($$"""
                { "Type": "Task", "Resource": "Work", "TimeoutSeconds": 60, "ResultPath": "$.t", {{Plan}}
                  "Parameters": { "n.$": "$.n", "again.$": "$$.State.RetryCount" }, "Next": "{next}" }
                """)),
            Gen.Const(Fixed($$"""
                { "Type": "Task", "Resource": "{{TaskResource.ChildExecution}}", "ResultPath": null,
                  "Parameters": { "StateMachineArn": "child", "Input": { "a.$": "$.n" } },
                  "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.child", "Next": "{next}" }],
                  "Next": "{next}" }
                """)),
        ];
        return depth == 0 ? Gen.OneOf(simple) : Gen.OneOf([.. simple, Parallel(depth), Map(depth)]);
    }

    private static Gen<Text> Parallel(int depth) => Graph(depth - 1).List[1, 2].Select(graphs => new Text(names => $$"""
        { "Type": "Parallel", "ResultPath": "$.r", {{Plan}} "Next": "{next}",
          "Branches": [{{string.Join(", ", graphs.Select(graph => graph(names)))}}] }
        """));

    private static Gen<Text> Map(int depth) => Gen.Select(Graph(depth - 1), Gen.Int[0, 2]).Select((graph, limit) =>
        new Text(names => $$"""
            { "Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": {{limit}}, "ResultPath": "$.m", {{Plan}}
              "ItemSelector": { "n.$": "$$.Map.Item.Index", "items.$": "$.items" }, "Next": "{next}",
              "ItemProcessor": {{graph(names)}} }
            """));

    private static Text Fixed(string text) => _ => text;

    private sealed class Names
    {
        private int _last;

        public string Next() => $"s{++_last}";
    }
}
