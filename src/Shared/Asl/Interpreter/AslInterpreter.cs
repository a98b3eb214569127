using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>
/// Runs executions step by step. It holds nothing about them: the host may save an <see cref="Execution"/> after any
/// call, lose the process, load it again and go on. An answer that comes too late, or twice, is refused with false.
/// </summary>
public sealed class AslInterpreter(MachineSet machines, InterpreterOptions? options = null)
{
    private readonly InterpreterOptions _options = options ?? new InterpreterOptions();

    /// <param name="machineName">Which machine of the set to run.</param>
    /// <param name="executionId">Unique for the host; its part after the last colon is the execution's name.</param>
    /// <param name="input">The input of the first state.</param>
    /// <param name="now">The time of the start.</param>
    /// <param name="seed">What jitter, tokens and UUIDs derive from; by default the execution id.</param>
    /// <exception cref="ArgumentException">There is no such machine, or the input is too large.</exception>
    /// <exception cref="StateFaultException">The input is nothing that JSON could carry.</exception>
    public Execution Start(
        string machineName, string executionId, JsonNode? input, DateTimeOffset now, string? seed = null)
    {
        var machine = machines.Find(machineName)
            ?? throw new ArgumentException($"There is no state machine '{machineName}'.", nameof(machineName));
        var own = Json.Import(input);
        if (JsonText.SizeInBytes(own) > _options.MaxPayloadBytes)
            throw new ArgumentException($"The input exceeds {_options.MaxPayloadBytes} bytes of JSON.", nameof(input));

        var scope = new ExecutionScope(machine.Name, executionId, executionId.Split(':')[^1], own, now)
        {
            Deadline = now + machine.Timeout,
        };
        var execution = new Execution(scope, seed ?? executionId);
        var root = execution.AddFrame(FrameKind.Root, 0, null, scope, machine.StartAt, own);
        Stepper(execution, now).Record(ExecutionEventKind.ExecutionStarted, root);
        return execution;
    }

    /// <summary>Runs all that can run by <paramref name="now"/> and says what the execution waits for.</summary>
    public Progress Advance(Execution execution, DateTimeOffset now) => Stepper(execution, now).Advance();

    /// <summary>The call has succeeded. With a token: it was made, and the result is still to come.</summary>
    public bool Complete(Execution execution, string callId, JsonNode? output, DateTimeOffset now) =>
        Stepper(execution, now).Complete(callId, output);

    public bool Fail(Execution execution, string callId, string error, string? cause, DateTimeOffset now) =>
        Stepper(execution, now).Fail(callId, error, cause);

    public bool CompleteToken(Execution execution, string token, JsonNode? output, DateTimeOffset now) =>
        Stepper(execution, now).CompleteToken(token, output);

    public bool FailToken(Execution execution, string token, string error, string? cause, DateTimeOffset now) =>
        Stepper(execution, now).FailToken(token, error, cause);

    /// <summary>The token's holder is still there; HeartbeatSeconds start over.</summary>
    public bool Heartbeat(Execution execution, string token, DateTimeOffset now) =>
        Stepper(execution, now).Heartbeat(token);

    /// <summary>
    /// For a host that comes back after its process died: calls that were running start over, so their TimeoutSeconds
    /// count from now. Waits, tokens and the timeouts of whole executions keep their times.
    /// </summary>
    public void Rearm(Execution execution, DateTimeOffset now) => Stepper(execution, now).Rearm();

    /// <summary>Ends the execution from outside, as a failure; false if it has already ended.</summary>
    public bool Stop(Execution execution, string error, string? cause, DateTimeOffset now) =>
        Stepper(execution, now).Stop(error, cause);

    private Stepper Stepper(Execution execution, DateTimeOffset now) => new(machines, _options, execution, now);
}
