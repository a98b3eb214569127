using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PciAutoHeal.Asl;
using PciAutoHeal.Runner;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli.Tests.Harness;

/// <summary>
/// Step Functions as far as the command line sees it: its executions run the shipped flow with the shipped steps, and a
/// question is answered by its token and by nothing else.
/// </summary>
public sealed class RunningMachine(StepPorts ports) : IDisposable
{
    private readonly ConcurrentDictionary<string, Started> executions = new(StringComparer.Ordinal);
    private readonly AslInterpreter interpreter = new(Flows.Machines);
    private readonly CancellationTokenSource stopped = new();

    private DateTimeOffset Now => ports.Clock.GetUtcNow();

    /// <summary>Names of all executions, in the order of their start.</summary>
    public IReadOnlyList<(string Name, string Status)> Executions =>
        [.. executions.Values.OrderBy(e => e.Number).Select(e => (e.Name, e.Status))];

    public (int Status, string Body) Answer(string operation, JsonNode body) => operation switch
    {
        "DescribeStateMachine" => (200, """{"status":"ACTIVE"}"""),
        "StartExecution" => Start((string)body["name"]!, (string)body["input"]!),
        "DescribeExecution" => Describe(((string)body["executionArn"]!).Split(':')[^1]),
        "ListExecutions" => (200, new JsonObject
        {
            ["executions"] = new JsonArray([.. executions.Values.Where(e => e.Status == (string?)body["statusFilter"]).Select(e => e.ToJson())]),
        }.ToJsonString()),
        "SendTaskSuccess" => Complete((string)body["taskToken"]!, (string)body["output"]!),
        "StopExecution" => Stop(((string)body["executionArn"]!).Split(':')[^1]),
        _ => Refuse("UnknownOperationException"),
    };

    /// <summary>Waits until nothing runs.</summary>
    public Task EndAsync() => Task.WhenAll(executions.Values.Select(e => e.Run));

    public void Dispose()
    {
        stopped.Cancel();
        stopped.Dispose();
    }

    public (int Status, string Body) Start(string name, string input)
    {
        var execution = interpreter.Start("rollout", $"execution:{name}", JsonNode.Parse(input), Now);
        var started = new Started(executions.Count, name, input, execution);
        if (!executions.TryAdd(name, started))
        {
            return executions[name].Input == input && executions[name].Status == "RUNNING"
                ? (200, """{"executionArn":"arn:e","startDate":1}""")
                : Refuse("ExecutionAlreadyExists");
        }

        started.Run = Task.Run(() => RunAsync(started, stopped.Token));
        return (200, """{"executionArn":"arn:e","startDate":1}""");
    }

    private (int Status, string Body) Describe(string name) =>
        executions.TryGetValue(name, out var found) ? (200, found.ToJson().ToJsonString()) : Refuse("ExecutionDoesNotExist");

    private (int Status, string Body) Stop(string name)
    {
        var found = executions[name];
        found.Turn.Wait();
        interpreter.Stop(found.Execution, "Stopped", null, Now);
        found.Turn.Release();
        return (200, """{"stopDate":1}""");
    }

    private (int Status, string Body) Complete(string token, string output)
    {
        foreach (var one in executions.Values)
        {
            one.Turn.Wait();
            try
            {
                if (interpreter.CompleteToken(one.Execution, token, JsonNode.Parse(output), Now))
                {
                    return (200, "{}");
                }
            }
            finally
            {
                one.Turn.Release();
            }
        }

        return Refuse("TaskTimedOut");
    }

    private async Task RunAsync(Started started, CancellationToken ct)
    {
        while (true)
        {
            await started.Turn.WaitAsync(ct);
            DateTimeOffset? until;
            try
            {
                var progress = interpreter.Advance(started.Execution, Now);
                if (started.Execution.Status != ExecutionStatus.Running)
                {
                    return;
                }

                until = progress.NextTimer;
                if (progress.Calls.Count > 0)
                {
                    await CallAsync(started.Execution, progress.Calls[0], ct);
                    continue;
                }
            }
            finally
            {
                started.Turn.Release();
            }

            var patience = until is { } timer && timer - Now < TimeSpan.FromSeconds(30) ? timer - Now : TimeSpan.FromSeconds(30);
            await Task.Delay(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, ports.Clock, ct);
        }
    }

    private async Task CallAsync(Execution execution, TaskCall call, CancellationToken ct)
    {
        try
        {
            var output = await StepCatalog.Find(call.Resource)!.RunAsync(ports, call.Input, ct);
            interpreter.Complete(execution, call.CallId, output, InTime(call));
        }
        catch (Exception e) when (e is TransientException or TerminalException)
        {
            interpreter.Fail(execution, call.CallId, e.GetType().Name, e.Message, InTime(call));
        }
    }

    /// <summary>Time runs faster here; a step's limit does not.</summary>
    private DateTimeOffset InTime(TaskCall call) =>
        call.Deadline is { } deadline && deadline <= Now ? deadline.AddTicks(-1) : Now;

    private static (int Status, string Body) Refuse(string code) => (400, $$"""{"__type":"{{code}}","message":"{{code}}"}""");

    private sealed record Started(int Number, string Name, string Input, Execution Execution)
    {
        /// <summary>Whoever works on the execution: the flow, or an answer.</summary>
        public SemaphoreSlim Turn { get; } = new(1);

        public Task Run { get; set; } = Task.CompletedTask;

        public string Status => Execution.Status.ToString().ToUpperInvariant();

        public JsonNode ToJson() => new JsonObject
        {
            ["executionArn"] = $"arn:aws:states:us-east-1:123456789012:execution:pciautoheal-rollout:{Name}",
            ["stateMachineArn"] = "arn:aws:states:us-east-1:123456789012:stateMachine:pciautoheal-rollout",
            ["name"] = Name,
            ["input"] = Input,
            ["status"] = Status,
            ["startDate"] = 1,
        };
    }
}
