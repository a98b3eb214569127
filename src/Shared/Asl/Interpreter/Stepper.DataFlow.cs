using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <content>Input, result, output, and the way to the next state.</content>
internal sealed partial class Stepper
{
    /// <summary>The state's input after InputPath.</summary>
    private JsonNode? Selected(Frame frame, State state) => state.InputPath is { } path
        ? View(frame, frame.Input, "InputPath").Read(path, ErrorNames.Runtime, "InputPath")
        : new JsonObject();

    /// <summary>The effective input: after InputPath and Parameters.</summary>
    private JsonNode? Effective(Frame frame, State state, PayloadTemplate? parameters)
    {
        var selected = Selected(frame, state);
        return parameters is null ? selected : parameters.Build(View(frame, selected, "Parameters"));
    }

    /// <summary>Task, Parallel, Map: the result passes ResultSelector and ResultPath and the state is left.</summary>
    private void Succeed(Frame frame, WorkState state, JsonNode? result)
    {
        if (state.ResultSelector is { } selector)
            result = selector.Build(View(frame, result, "ResultSelector"));
        Leave(frame, state, ResultPlacement.Place(frame.Input, state.ResultPath, result), state.Next);
    }

    private void Leave(Frame frame, State state, JsonNode? output, string? next)
    {
        output = state.OutputPath is { } path
            ? View(frame, output, "OutputPath").Read(path, ErrorNames.Runtime, "OutputPath")
            : new JsonObject();
        Sized(output, $"output of the state '{state.Name}'");
        frame.ClearTimers();
        Record(ExecutionEventKind.StateExited, frame);
        if (next is null)
            FinishGraph(frame, output);
        else
            Go(frame, next, output);
    }

    private void Go(Frame frame, string next, JsonNode? input)
    {
        frame.ClearTimers();
        frame.State = next;
        frame.Input = input;
        frame.Results = [];
        frame.NextIndex = 0;
        frame.Items = null;
        frame.Call = null;
        frame.Phase = FramePhase.Ready;
        execution.Ready.Add(frame.Id);
    }

    /// <summary>The last state of a graph has been left.</summary>
    private void FinishGraph(Frame frame, JsonNode? output)
    {
        switch (frame.Kind)
        {
            case FrameKind.Root:
                Record(ExecutionEventKind.ExecutionSucceeded, frame);
                execution.Status = ExecutionStatus.Succeeded;
                execution.Output = output;
                execution.Ended = now;
                execution.Remove(frame);
                break;
            case FrameKind.Child:
                FinishChild(frame, output);
                break;
            default:
                FinishPart(frame, output);
                break;
        }
    }
}
