using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Asl;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Operators;

namespace PciAutoHeal.Runner;

/// <summary>
/// The embedded engine: runs one execution in this process, saves it after every step, and can be killed at any moment.
/// Taking an execution over fences off whoever ran it before.
/// </summary>
/// <param name="steps">Runs the steps; null runs them in this process.</param>
public sealed partial class FlowRunner(
    MachineSet machines,
    StepPorts ports,
    IExecutionStore store,
    IFlowObserver observer,
    ILogger<FlowRunner> log,
    IStepCaller? steps = null)
{
    private readonly AslInterpreter interpreter = new(machines);
    private readonly IStepCaller steps = steps ?? new StepsInProcess(ports);

    private DateTimeOffset Now => ports.Clock.GetUtcNow();

    /// <summary>Begins an execution and saves it; nothing runs yet.</summary>
    /// <param name="seed">What jitter derives from, so that a rehearsal repeats exactly; by default the id.</param>
    public async Task BeginAsync(string machine, string executionId, JsonNode input, string? seed, CancellationToken ct)
    {
        var execution = interpreter.Start(machine, executionId, input, Now, seed);
        await store.SaveAsync(executionId, 0, new SavedFlow(execution, null).ToJson(), ct);
    }

    /// <summary>Runs until the execution ends or waits for a person. Cancelling loses nothing that was saved.</summary>
    /// <exception cref="ExecutionConflictException">Another process took the execution over.</exception>
    public async Task<FlowResult> RunAsync(RolloutId rollout, string executionId, CancellationToken ct)
    {
        var stored = await store.FindAsync(executionId, ct)
            ?? throw new TerminalException("NoSuchExecution", $"There is no execution '{executionId}' to go on with.");
        var flow = SavedFlow.FromJson(stored.Json);
        var version = stored.Version;
        interpreter.Rearm(flow.Execution, Now);
        await SaveAsync();
        using var spans = new RolloutSpans(rollout);

        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var progress = interpreter.Advance(flow.Execution, Now);
            observer.Saw(progress.Events);
            if (flow.Execution.Status != ExecutionStatus.Running)
            {
                await SaveAsync();
                return new FlowResult.Ended(flow.Execution.Error, flow.Execution.Cause);
            }

            if (progress.Calls.Count > 0)
            {
                var call = progress.Calls[0];
                spans.Enter(call.Input);
                await AnswerAsync(flow.Execution, call, ct);
                flow = flow with { AwaitedToken = call.TaskToken };
                await SaveAsync();
                await observer.AfterStepAsync(call.Resource, ct);
            }
            else if (flow.AwaitedToken is { } token)
            {
                var question = await ports.Book.FindAsync<OperatorQuestion>(rollout, OperatorQuestion.Document, ct);
                var kind = question?.Kind ?? QuestionKind.Stopped;
                if (Answers.To(kind, question?.PlanHash, await ports.Desk.FindAsync(rollout, ct)) is not { } reply)
                {
                    return new FlowResult.WaitsForPerson(kind);
                }

                interpreter.CompleteToken(flow.Execution, token, StepJson.ToNode(reply), Now);
                flow = flow with { AwaitedToken = null };
                await SaveAsync();
            }
            else
            {
                var until = progress.NextTimer
                    ?? throw new InvalidOperationException($"Execution '{executionId}' waits for nothing.");
                await observer.BeforeWaitAsync(until, ct);
                await Task.Delay(WholeMilliseconds(until - Now), ports.Clock, ct);
            }
        }

        async Task SaveAsync()
        {
            await store.SaveAsync(executionId, version, flow.ToJson(), ct);
            version++;
        }
    }

    private async Task AnswerAsync(Execution execution, TaskCall call, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        if (ports.Clock is not VirtualClock && call.Timeout is { } limit)
        {
            timeout.CancelAfter(limit);
        }

        using var span = new StepSpan(call.Resource);
        try
        {
            var output = await steps.CallAsync(call.Resource, call.Input, timeout.Token);
            interpreter.Complete(execution, call.CallId, output, InTime(call));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            span.Fail("Timeout");
            interpreter.Fail(execution, call.CallId, "States.Timeout", $"{call.Resource} took longer than {call.Timeout}.", InTime(call));
        }
        catch (TransientException e)
        {
            span.Fail(e.Code);
            interpreter.Fail(
                execution, call.CallId, nameof(TransientException), $"{e.Code}: {e.Message}", InTime(call));
        }
        catch (TerminalException e)
        {
            span.Fail(e.Code);
            interpreter.Fail(execution, call.CallId, nameof(TerminalException), $"{e.Code}: {e.Message}", InTime(call));
        }
        catch (StepFailedException e)
        {
            interpreter.Fail(execution, call.CallId, e.Error, e.Cause, InTime(call));
        }
#pragma warning disable CA1031 // Our own bug: the flow's States.ALL puts it on record, as it would in the cloud.
        catch (Exception e)
#pragma warning restore CA1031
        {
            span.Fail(e.GetType().Name);
            Log.Broken(log, call.Resource, e);
            interpreter.Fail(execution, call.CallId, e.GetType().Name, $"{call.Resource}: {e.Message}", InTime(call));
        }
    }

    /// <summary>
    /// A delay drops fractions: rounded down, a virtual clock would stand still just before the end for ever.
    /// </summary>
    private static TimeSpan WholeMilliseconds(TimeSpan left) =>
        TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(left.TotalMilliseconds)));

    /// <summary>
    /// A step that has answered was in time: its limit is counted in real time, for a clock that runs faster would
    /// leave no step the time it needs. The same goes for what it failed of, which a late answer would lose.
    /// </summary>
    private DateTimeOffset InTime(TaskCall call) =>
        call.Deadline is { } deadline && deadline <= Now ? deadline.AddTicks(-1) : Now;

    private static partial class Log
    {
        [LoggerMessage(220, LogLevel.Error, "Step {Step} failed by a defect")]
        public static partial void Broken(ILogger logger, string step, Exception exception);
    }
}
