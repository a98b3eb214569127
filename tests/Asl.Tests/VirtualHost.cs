using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests;

/// <summary>A host in virtual time: answers every call at once and jumps to the next timer.</summary>
internal sealed class VirtualHost(MachineSet machines, Func<TaskCall, Answer> tasks, InterpreterOptions? options = null)
{
    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public AslInterpreter Interpreter { get; } = new(machines, options);

    public DateTimeOffset Now { get; set; } = Start;

    public TimeSpan Elapsed => Now - Start;

    public List<ExecutionEvent> Events { get; } = [];

    public List<TaskCall> Calls { get; } = [];

    /// <summary>What happens to the execution between any two steps; by default nothing.</summary>
    public Func<Execution, Execution> Between { get; init; } = execution => execution;

    public Execution Run(JsonNode? input, string id = "test") =>
        Finish(Interpreter.Start(machines.All.First().Name, id, input, Now));

    public Execution Finish(Execution execution)
    {
        for (var step = 0; execution.Status == ExecutionStatus.Running; step++)
        {
            step.Should().BeLessThan(100_000, "the execution must end");
            execution = Between(execution);
            var progress = Interpreter.Advance(execution, Now);
            Events.AddRange(progress.Events);
            execution = Between(execution);
            foreach (var call in progress.Calls)
            {
                Calls.Add(call);
                Reply(execution, call);
                execution = Between(execution);
            }

            if (progress.Calls.Count > 0 || execution.Status != ExecutionStatus.Running)
                continue;
            Now = progress.NextTimer ?? throw new InvalidOperationException("The execution waits for nothing.");
        }

        Events.AddRange(Interpreter.Advance(execution, Now).Events);
        return execution;
    }

    private void Reply(Execution execution, TaskCall call)
    {
        var answer = tasks(call);
        if (answer.Error is { } error)
            Interpreter.Fail(execution, call.CallId, error, answer.Cause, Now);
        else
            Interpreter.Complete(execution, call.CallId, answer.Output, Now);
    }
}
