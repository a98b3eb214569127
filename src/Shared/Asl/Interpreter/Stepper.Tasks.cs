using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <content>Tasks that the host runs.</content>
internal sealed partial class Stepper
{
    private void Schedule(Frame frame, TaskState state)
    {
        frame.Deadline = After(frame, state, state.TimeoutSeconds, "TimeoutSeconds");
        frame.HeartbeatDue = state.Resource.Kind == TaskKind.CallWithToken
            ? After(frame, state, state.HeartbeatSeconds, "HeartbeatSeconds")
            : null;
        frame.Call = BuildCall(frame, state);
        frame.Phase = FramePhase.Working;
        Record(ExecutionEventKind.TaskScheduled, frame, due: frame.Deadline);
    }

    public bool Complete(string callId, JsonNode? output)
    {
        if (Find(callId, FramePhase.Working) is not { } frame)
            return false;
        var state = (TaskState)StateOf(frame);
        if (state.Resource.Kind == TaskKind.CallWithToken)
        {
            frame.Phase = FramePhase.AwaitingToken;
            Record(ExecutionEventKind.TaskSubmitted, frame);
            return true;
        }

        Accept(frame, state, output);
        return true;
    }

    public bool Fail(string callId, string error, string? cause)
    {
        if (Find(callId, FramePhase.Working) is not { } frame)
            return false;
        Reject(frame, error, cause);
        return true;
    }

    public bool CompleteToken(string token, JsonNode? output)
    {
        if (FindToken(token) is not { } frame)
            return false;
        Accept(frame, (TaskState)StateOf(frame), output);
        return true;
    }

    public bool FailToken(string token, string error, string? cause)
    {
        if (FindToken(token) is not { } frame)
            return false;
        Reject(frame, error, cause);
        return true;
    }

    public bool Heartbeat(string token)
    {
        if (FindToken(token) is not { } frame)
            return false;
        var state = (TaskState)StateOf(frame);
        frame.HeartbeatDue = After(frame, state, state.HeartbeatSeconds, "HeartbeatSeconds");
        return true;
    }

    /// <summary>Calls that were running when the host died start over, with their whole time before them.</summary>
    public void Rearm()
    {
        foreach (var frame in execution.Frames.Values.Where(frame => frame.Phase == FramePhase.Working))
        {
            var state = (TaskState)StateOf(frame);
            frame.Deadline = After(frame, state, state.TimeoutSeconds, "TimeoutSeconds");
            frame.Call = null;
        }
    }

    private void Accept(Frame frame, TaskState state, JsonNode? output) => Guard(frame, () =>
    {
        var result = Sized(Json.Import(output), $"result of the task '{state.Name}'");
        Record(ExecutionEventKind.TaskSucceeded, frame);
        Succeed(frame, state, result);
    });

    private void Reject(Frame frame, string error, string? cause)
    {
        Record(ExecutionEventKind.TaskFailed, frame, error, cause);
        FailState(frame, error.Length > 0 ? error : ErrorNames.TaskFailed, cause);
    }

    /// <summary>The frame whose attempt this is; none if it was answered, has timed out, or was cancelled.</summary>
    private Frame? Find(string callId, FramePhase phase) =>
        int.TryParse(callId.Split('.')[0], out var id)
        && execution.Frames.TryGetValue(id, out var frame)
        && frame.Phase == phase
        && frame.CallId == callId
        && !HasTimedOut(frame)
            ? frame
            : null;

    private Frame? FindToken(string token) => execution.Frames.Values.FirstOrDefault(frame =>
        frame.Phase is FramePhase.Working or FramePhase.AwaitingToken
        && TokenOf(frame) == token
        && !HasTimedOut(frame));

    // At the deadline itself an answer is still in time, unless Advance has been called first.
    private bool HasTimedOut(Frame frame)
    {
        for (var at = frame; at is not null; at = at.Parent)
        {
            if (at.Deadline < now || at.HeartbeatDue < now || (at.OwnsScope && at.Scope.Deadline < now))
                return true;
        }

        return false;
    }

    private string TokenOf(Frame frame)
    {
        if (StateOf(frame) is not TaskState { Resource.Kind: TaskKind.CallWithToken })
            return "";
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{execution.Seed}/{frame.CallId}/Token"));
        return Convert.ToHexStringLower(bytes);
    }

    private TaskCall BuildCall(Frame frame, TaskState state)
    {
        var input = Sized(Effective(frame, state, state.Parameters), $"input of the task '{state.Name}'");
        var resource = state.Resource.Name;
        if (state.Resource.IsLambdaInvoke)
        {
            resource = Json.Text((input as JsonObject)?["FunctionName"])?.Split(':')[^1]
                ?? throw new StateFaultException(ErrorNames.Runtime, $"'{state.Name}' gives no FunctionName.");
            input = ((JsonObject)input!)["Payload"] ?? new JsonObject();
        }

        // The host may do with it what it likes.
        return new TaskCall(frame.CallId, resource, input?.DeepClone())
        {
            Machine = frame.Scope.Machine,
            StateName = state.Name,
            Path = frame.Path,
            Attempt = frame.Attempt,
            TaskToken = TokenOf(frame) is { Length: > 0 } token ? token : null,
            Timeout = After(frame, state, state.TimeoutSeconds, "TimeoutSeconds") - now,
            Deadline = frame.Deadline,
        };
    }

    private DateTimeOffset? After(Frame frame, TaskState state, Amount? amount, string field)
    {
        if (amount is null)
            return null;
        return now.AddSeconds(AmountOf(frame, state, amount, 1, field));
    }

    private int AmountOf(Frame frame, WorkState state, Amount amount, int least, string field)
    {
        if (amount.Path is not { } path)
            return amount.Fixed;
        var read = Json.Decimal(View(frame, Selected(frame, state), field).Read(path, ErrorNames.Runtime, field));
        return read is { } number && number >= least && number <= int.MaxValue && decimal.IsInteger(number)
            ? (int)number
            : throw new StateFaultException(
                ErrorNames.Runtime, $"'{path}' of {field} is not a whole number from {least}.");
    }
}
