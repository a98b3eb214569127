namespace PciAutoHeal.Asl;

/// <content>The states that need nobody: Pass, Choice, Wait, Fail.</content>
internal sealed partial class Stepper
{
    private void Pass(Frame frame, PassState state)
    {
        var effective = Effective(frame, state, state.Parameters);
        var result = state.Result is { } given ? Json.FromElement(given.Element) : effective;
        Leave(frame, state, ResultPlacement.Place(frame.Input, state.ResultPath, result), state.Next);
    }

    private void Choose(Frame frame, ChoiceState state)
    {
        var selected = Selected(frame, state);
        var view = View(frame, selected, "Choices");
        var next = state.Choices.FirstOrDefault(choice => choice.Rule.Holds(view))?.Next ?? state.Default;
        if (next is null)
        {
            throw new StateFaultException(ErrorNames.NoChoiceMatched,
                $"No rule of the Choice state '{state.Name}' holds and it has no Default.");
        }

        Leave(frame, state, selected, next);
    }

    private void Wait(Frame frame, WaitState state)
    {
        var due = DueOf(frame, state);
        if (due <= now)
        {
            Leave(frame, state, Selected(frame, state), state.Next);
            return;
        }

        frame.Phase = FramePhase.Waiting;
        frame.Due = due;
    }

    private DateTimeOffset DueOf(Frame frame, WaitState state)
    {
        var wait = state.For;
        if (wait.Instant is { } instant)
            return instant;
        if (wait.Seconds is { } seconds)
            return Later(seconds, state);

        var view = View(frame, Selected(frame, state), "Wait");
        if (wait.TimestampPath is { } timestampPath)
        {
            return Timestamp.TryParse(view.Read(timestampPath, ErrorNames.Runtime, "TimestampPath"))
                ?? throw new StateFaultException(ErrorNames.Runtime, $"'{timestampPath}' is no RFC 3339 timestamp.");
        }

        var read = Json.Decimal(view.Read(wait.SecondsPath!, ErrorNames.Runtime, "SecondsPath"));
        return read is >= 0
            ? Later((double)read.Value, state)
            : throw new StateFaultException(ErrorNames.Runtime, $"'{wait.SecondsPath}' is not a number of seconds.");
    }

    private DateTimeOffset Later(double seconds, WaitState state) =>
        seconds < (DateTimeOffset.MaxValue - now).TotalSeconds - 1
            ? now.AddSeconds(seconds)
            : throw new StateFaultException(ErrorNames.Runtime, $"'{state.Name}' would wait beyond the calendar.");

    private void Fail(Frame frame, FailState state)
    {
        var view = View(frame, Selected(frame, state), "Fail");
        FailGraph(frame, Say(state.Error, view) ?? "", Say(state.Cause, view));
    }

    private static string? Say(Wording wording, DataView view)
    {
        if (wording.From is null)
            return wording.Text;
        return Json.Text(wording.From.Build(view))
            ?? throw new StateFaultException(ErrorNames.Runtime, "ErrorPath and CausePath must lead to a text.");
    }
}
