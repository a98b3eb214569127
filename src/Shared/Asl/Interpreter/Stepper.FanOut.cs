using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <content>Parallel and Map.</content>
internal sealed partial class Stepper
{
    private void StartBranches(Frame frame, ParallelState state)
    {
        var input = Sized(Effective(frame, state, state.Parameters), $"input of the branches of '{state.Name}'");
        frame.Phase = FramePhase.FannedOut;
        frame.Results = new JsonNode?[state.Branches.Count];
        frame.NextIndex = state.Branches.Count;
        Record(ExecutionEventKind.FanOutStarted, frame);
        for (var i = 0; i < state.Branches.Count; i++)
            execution.AddFrame(FrameKind.Branch, i, frame, frame.Scope, state.Branches[i].StartAt, input);
    }

    private void StartMap(Frame frame, MapState state)
    {
        frame.Phase = FramePhase.FannedOut;
        frame.Results = new JsonNode?[ItemsOf(frame).Count];
        frame.NextIndex = 0;
        Record(ExecutionEventKind.FanOutStarted, frame);
        GoOn(frame, state);
    }

    private void FinishPart(Frame frame, JsonNode? output)
    {
        if (frame.Kind == FrameKind.Item)
            Record(ExecutionEventKind.ItemSucceeded, frame);
        var parent = frame.Parent!;
        parent.Results[frame.Index] = output;
        execution.Remove(frame);
        Guard(parent, () => GoOn(parent, (WorkState)StateOf(parent)));
    }

    /// <summary>Starts what may start; succeeds once there is nothing left.</summary>
    private void GoOn(Frame frame, WorkState state)
    {
        if (state is MapState map)
            StartItems(frame, map);
        if (frame.Children.Count > 0 || frame.NextIndex < frame.Results.Length)
            return;
        Record(ExecutionEventKind.FanOutSucceeded, frame);
        Succeed(frame, state, Sized(Json.Array(frame.Results), $"result of '{state.Name}'"));
    }

    private void StartItems(Frame frame, MapState state)
    {
        if (frame.NextIndex == frame.Results.Length)
            return;
        var limit = AmountOf(frame, state, state.MaxConcurrency, 0, "MaxConcurrency");
        var items = ItemsOf(frame);
        var selected = state.ItemSelector is null ? null : Selected(frame, state);
        while (frame.NextIndex < items.Count && (limit == 0 || frame.Children.Count < limit))
        {
            var item = new MapItem(frame.NextIndex++, items[frame.NextIndex - 1]);
            var input = state.ItemSelector is { } selector
                ? selector.Build(View(frame, selected, $"ItemSelector/{item.Index}", item))
                : item.Value;
            Sized(input, $"input of item {item.Index} of '{state.Name}'");
            var child = execution.AddFrame(
                FrameKind.Item, item.Index, frame, frame.Scope, state.Processor.StartAt, input);
            Record(ExecutionEventKind.ItemStarted, child);
        }
    }

    private JsonArray ItemsOf(Frame frame)
    {
        if (frame.Items is { } known)
            return known;
        var state = (MapState)StateOf(frame);
        var items = View(frame, Selected(frame, state), "ItemsPath")
            .Read(state.ItemsPath, ErrorNames.Runtime, "ItemsPath");
        return frame.Items = items as JsonArray ?? throw new StateFaultException(
            ErrorNames.Runtime, $"The ItemsPath '{state.ItemsPath}' of '{state.Name}' does not lead to an array.");
    }

    /// <summary>The item of the innermost Map of the same execution that the frame runs in.</summary>
    private MapItem? ItemOf(Frame frame)
    {
        for (var at = frame; !at.OwnsScope; at = at.Parent!)
        {
            if (at.Kind == FrameKind.Item)
                return new MapItem(at.Index, ItemsOf(at.Parent!)[at.Index]);
        }

        return null;
    }
}
