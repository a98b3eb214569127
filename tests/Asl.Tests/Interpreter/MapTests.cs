using System.Diagnostics;
using System.Text.Json.Nodes;
using CsCheck;

namespace PciAutoHeal.Asl.Tests.Interpreter;

public sealed class MapTests
{
    [Fact]
    public void Never_more_items_run_than_allowed_and_all_come_out_in_order() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 5]).Sample((count, limit) =>
        {
            var interpreter = new AslInterpreter(Work(limit));
            var items = new JsonArray([.. Enumerable.Range(0, count).Select(n => (JsonNode)n)]);
            var execution = interpreter.Start("test", "x", items, VirtualHost.Start);

            while (interpreter.Advance(execution, VirtualHost.Start).Calls is { Count: > 0 } calls)
            {
                if (limit > 0)
                    calls.Count.Should().BeLessThanOrEqualTo(limit);
                var last = calls[^1];
                interpreter.Complete(execution, last.CallId, last.Input, VirtualHost.Start);
            }

            execution.Output!.AsArray().Select(node => node!.GetValue<int>()).Should()
                .Equal(Enumerable.Range(0, count));
        }, iter: 60);

    [Fact]
    public void The_limit_may_come_from_the_data()
    {
        var interpreter = new AslInterpreter(Machines.Of("""
            "M": { "Type": "Map", "ItemsPath": "$.l", "MaxConcurrencyPath": "$.at once", "End": true,
              "ItemProcessor": { "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "W", "End": true } } } }
            """.Replace("$.at once", "$.once", StringComparison.Ordinal)));
        var input = JsonNode.Parse("""{ "l": [1, 2, 3, 4], "once": 3 }""");

        var execution = interpreter.Start("test", "x", input, VirtualHost.Start);

        interpreter.Advance(execution, VirtualHost.Start).Calls.Should().HaveCount(3);
    }

    [Fact]
    public void Items_inside_items_know_the_innermost()
    {
        var done = Machines.Run("""
            "Outer": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "Inner", "States": {
              "Inner": { "Type": "Map", "End": true, "ResultPath": "$.r", "ItemsPath": "$.l",
                "ItemSelector": { "i.$": "$$.Map.Item.Index", "v.$": "$$.Map.Item.Value" },
                "ItemProcessor": { "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true,
                  "Parameters": { "i.$": "$$.Map.Item.Index", "all.$": "$" } } } },
                "ResultSelector": { "outer.$": "$$.Map.Item.Index", "list.$": "$" } } } } }
            """, """[{ "l": [] }, { "l": ["x", "y"] }]""");

        done.Output![1]!["r"]!.ToJsonString().Should().Be(
            """{"outer":1,"list":[{"i":0,"all":{"i":0,"v":"x"}},{"i":1,"all":{"i":1,"v":"y"}}]}""");
    }

    [Fact]
    public void A_thousand_items_take_no_quadratic_time()
    {
        var items = new JsonArray([.. Enumerable.Range(0, 1_000).Select(n => new JsonObject
        {
            ["account"] = $"{n:d12}",
            ["text"] = new string('x', 60),
        })]);
        var host = new VirtualHost(Work(0), call => new Answer(call.Input));
        var watch = Stopwatch.StartNew();

        var done = host.Run(items);

        // Takes well under a second; a quadratic copy of the input would be 100 MB of JSON a thousand times.
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
        done.Output!.AsArray().Should().HaveCount(1_000);
        done.HistoryEvents.Should().Be(6 + (7 * 1_000));
    }

    private static MachineSet Work(int limit) => Machines.Of($$"""
        "M": { "Type": "Map", "MaxConcurrency": {{limit}}, "End": true, "ItemProcessor": {
          "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "Work", "End": true } } } }
        """);
}
