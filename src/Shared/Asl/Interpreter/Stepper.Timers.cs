namespace PciAutoHeal.Asl;

/// <content>Waits, backoffs and deadlines.</content>
internal sealed partial class Stepper
{
    private bool FireDueTimers()
    {
        var due = execution.Frames.Values
            .Where(frame => frame.NextTimer <= now)
            .OrderBy(frame => frame.NextTimer)
            .ToList();
        foreach (var frame in due.Where(frame => frame.IsLive))
            Fire(frame);
        return due.Count > 0;
    }

    private void Fire(Frame frame)
    {
        // What was promised for this instant comes before the deadline of the same instant.
        if (frame.Due <= now && frame.Due == frame.NextTimer)
            Guard(frame, () => Continue(frame));
        else if (frame.HeartbeatDue <= now && frame.HeartbeatDue == frame.NextTimer)
            TimeOut(frame, ErrorNames.HeartbeatTimeout);
        else if (frame.Deadline <= now && frame.Deadline == frame.NextTimer)
            TimeOut(frame, ErrorNames.Timeout);
        else if (frame.NextTimer <= now)
            TimeOutExecution(frame);
    }

    private void Continue(Frame frame)
    {
        if (frame.Phase == FramePhase.BackingOff)
        {
            Begin(frame);
            return;
        }

        var state = (WaitState)StateOf(frame);
        Leave(frame, state, Selected(frame, state), state.Next);
    }

    private void TimeOut(Frame frame, string error)
    {
        Record(ExecutionEventKind.TaskTimedOut, frame, error);
        FailState(frame, error, null);
    }

    private void TimeOutExecution(Frame frame)
    {
        frame.Scope.TimedOut = true;
        FailGraph(frame, ErrorNames.Timeout, null);
    }

    private List<TaskCall> Calls()
    {
        List<TaskCall> calls = [];
        foreach (var frame in execution.Frames.Values)
        {
            if (frame.Phase == FramePhase.Working)
                calls.Add(frame.Call ??= BuildCall(frame, (TaskState)StateOf(frame)));
        }

        return calls;
    }

    private DateTimeOffset? NextTimer() => execution.Frames.Values.Min(frame => frame.NextTimer);
}
