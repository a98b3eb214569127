using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <content>Retry, Catch, and what a failure does to the frames around it.</content>
internal sealed partial class Stepper
{
    public bool Stop(string error, string? cause)
    {
        if (execution.Root is not { } root)
            return false;
        FailGraph(root, error, cause);
        return true;
    }

    private void FailState(Frame frame, string error, string? cause)
    {
        foreach (var child in frame.Children.Values.ToList())
            execution.Remove(child);
        frame.ClearTimers();
        var state = StateOf(frame);
        if (state is ParallelState or MapState && frame.Phase == FramePhase.FannedOut)
            Record(ExecutionEventKind.FanOutFailed, frame, error, cause);
        var isHandled = state is WorkState work
            && (TryRetry(frame, work, error, cause) || TryCatch(frame, work, error, cause));
        if (!isHandled)
            FailGraph(frame, error, cause);
    }

    /// <summary>The first retrier that names the error decides alone: once it is used up, Catch is next.</summary>
    private bool TryRetry(Frame frame, WorkState state, string error, string? cause)
    {
        for (var i = 0; i < state.Retry.Count; i++)
        {
            var retrier = state.Retry[i];
            if (!ErrorMatch.Any(retrier.ErrorEquals, error, state))
                continue;
            var uses = frame.RetrierUses ??= new int[state.Retry.Count];
            if (uses[i] >= retrier.MaxAttempts)
                return false;

            var share = new Draws($"{execution.Seed}/{frame.CallId}/Retry").NextShare();
            frame.Phase = FramePhase.BackingOff;
            frame.Due = now + retrier.Delay(uses[i], share);
            Record(ExecutionEventKind.RetryScheduled, frame, error, cause, frame.Due);
            uses[i]++;
            frame.Attempt++;
            frame.Results = [];
            frame.NextIndex = 0;
            frame.Items = null;
            frame.Call = null;
            return true;
        }

        return false;
    }

    private bool TryCatch(Frame frame, WorkState state, string error, string? cause)
    {
        var catcher = state.Catch.FirstOrDefault(one => ErrorMatch.Any(one.ErrorEquals, error, state));
        if (catcher is null)
            return false;

        var report = new JsonObject { ["Error"] = error };
        if (cause is not null)
            report["Cause"] = cause;
        try
        {
            var output = Sized(
                ResultPlacement.Place(frame.Input, catcher.ResultPath, report), $"caught error of '{state.Name}'");
            Record(ExecutionEventKind.ErrorCaught, frame, error, cause);
            Record(ExecutionEventKind.StateExited, frame);
            Go(frame, catcher.Next, output);
        }
        catch (StateFaultException fault)
        {
            FailGraph(frame, fault.Error, fault.Message);
        }

        return true;
    }

    /// <summary>Nothing in this graph can help: the failure goes to whoever runs the graph.</summary>
    private void FailGraph(Frame frame, string error, string? cause)
    {
        switch (frame.Kind)
        {
            case FrameKind.Root:
                Record(ExecutionEventKind.ExecutionFailed, frame, error, cause);
                execution.Status = ExecutionStatus.Failed;
                execution.Error = error;
                execution.Cause = cause;
                execution.Ended = now;
                execution.Remove(frame);
                break;
            case FrameKind.Child:
                FailChild(frame, error, cause);
                break;
            default:
                if (frame.Kind == FrameKind.Item)
                    Record(ExecutionEventKind.ItemFailed, frame, error, cause);
                FailState(frame.Parent!, error, cause);
                break;
        }
    }
}
