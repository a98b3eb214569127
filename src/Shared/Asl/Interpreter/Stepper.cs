using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>Moves one execution forward at one instant; made for each call of the host.</summary>
internal sealed partial class Stepper(
    MachineSet machines, InterpreterOptions options, Execution execution, DateTimeOffset now)
{
    /// <summary>Runs everything that needs nobody: ready frames, and timers that have fallen due.</summary>
    public Progress Advance()
    {
        do
        {
            while (execution.Ready.Count > 0)
            {
                var frame = execution.Frames[execution.Ready.Min];
                execution.Ready.Remove(frame.Id);
                Guard(frame, () => Enter(frame));
            }
        }
        while (FireDueTimers());

        var events = execution.News;
        execution.News = [];
        return new Progress(Calls(), NextTimer(), events);
    }

    private void Enter(Frame frame)
    {
        frame.Entered = now;
        frame.Visit++;
        frame.Attempt = 0;
        frame.RetrierUses = null;
        Record(ExecutionEventKind.StateEntered, frame);
        Begin(frame);
    }

    /// <summary>One attempt of the frame's state.</summary>
    private void Begin(Frame frame)
    {
        if (frame.Scope.HistoryEvents >= options.MaxHistoryEvents)
        {
            FailGraph(OwnerOf(frame), ErrorNames.Runtime,
                $"The execution reached the maximum number of history events ({options.MaxHistoryEvents}).");
            return;
        }

        frame.Due = null;
        frame.Call = null;
        switch (StateOf(frame))
        {
            case PassState pass:
                Pass(frame, pass);
                break;
            case ChoiceState choice:
                Choose(frame, choice);
                break;
            case WaitState wait:
                Wait(frame, wait);
                break;
            case SucceedState succeed:
                Leave(frame, succeed, Selected(frame, succeed), null);
                break;
            case FailState fail:
                Fail(frame, fail);
                break;
            case TaskState { Resource.Kind: TaskKind.ChildExecution } task:
                StartChild(frame, task);
                break;
            case TaskState task:
                Schedule(frame, task);
                break;
            case ParallelState parallel:
                StartBranches(frame, parallel);
                break;
            case MapState map:
                StartMap(frame, map);
                break;
        }
    }

    private void Guard(Frame frame, Action action)
    {
        try
        {
            action();
        }
        catch (StateFaultException fault)
        {
            FailState(frame, fault.Error, fault.Message);
        }
    }

    private StateMachine MachineOf(Frame frame) => machines.Find(frame.Scope.Machine)
        ?? throw new AslException("$", $"there is no state machine '{frame.Scope.Machine}'");

    private StateGraph GraphOf(Frame frame) => frame.Graph ??= frame.OwnsScope
        ? MachineOf(frame).Graph
        : StateOf(frame.Parent!).Inner[frame.Kind == FrameKind.Branch ? frame.Index : 0];

    /// <summary>A saved execution may meet a changed definition; a state that is gone cannot be resumed.</summary>
    private State StateOf(Frame frame) => GraphOf(frame).Find(frame.State)
        ?? throw new AslException(GraphOf(frame).Source.Path, $"{frame.Scope.Machine} has no state '{frame.State}'");

    private static Frame OwnerOf(Frame frame)
    {
        while (!frame.OwnsScope)
            frame = frame.Parent!;
        return frame;
    }

    private DataView View(Frame frame, JsonNode? data, string purpose, MapItem? item = null) => new(
        data,
        options.MissingPathError,
        section => ContextObject.Section(MachineOf(frame), frame, section, () => item ?? ItemOf(frame), TokenOf(frame)),
        new Draws($"{execution.Seed}/{frame.CallId}/{purpose}"));

    private JsonNode? Sized(JsonNode? payload, string what) =>
        JsonText.SizeInBytes(payload) <= options.MaxPayloadBytes
        ? payload
        : throw new StateFaultException(
            ErrorNames.DataLimitExceeded, $"The {what} is larger than {options.MaxPayloadBytes} bytes of JSON.");

    public void Record(ExecutionEventKind kind, Frame frame, string? error = null, string? cause = null,
        DateTimeOffset? due = null)
    {
        frame.Scope.HistoryEvents += History.Weight(kind);
        execution.LongestHistory = Math.Max(execution.LongestHistory, frame.Scope.HistoryEvents);
        execution.News.Add(new ExecutionEvent(now, kind, frame.Scope.Machine, frame.State)
        {
            Path = frame.Path,
            FrameId = frame.Id,
            Attempt = frame.Attempt,
            Error = error,
            Cause = cause,
            Due = due,
        });
    }
}
