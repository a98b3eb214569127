using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <content>Child executions: <c>states:startExecution.sync:2</c>.</content>
internal sealed partial class Stepper
{
    private void StartChild(Frame frame, TaskState state)
    {
        var effective = Effective(frame, state, state.Parameters);
        var request = Sized(effective, $"input of the task '{state.Name}'") as JsonObject;
        var arn = Json.Text(request?["StateMachineArn"])
            ?? throw new StateFaultException(ErrorNames.Runtime, $"'{state.Name}' gives no StateMachineArn.");
        frame.Deadline = After(frame, state, state.TimeoutSeconds, "TimeoutSeconds");
        Record(ExecutionEventKind.TaskScheduled, frame, due: frame.Deadline);
        var machine = machines.Find(arn.Split(':')[^1])
            ?? throw new StateFaultException(ErrorNames.NoSuchMachine, $"State Machine Does Not Exist: '{arn}'");
        var name = NameOf(frame, request!["Name"]);
        if (!execution.ChildNames.Add($"{machine.Name}:{name}"))
            throw new StateFaultException(ErrorNames.ExecutionAlreadyExists, $"Execution Already Exists: '{name}'");

        var id = arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal) + ":" + name;
        var scope = new ExecutionScope(machine.Name, id, name, ChildInput(request["Input"], state), now)
        {
            MachineArn = arn,
            Deadline = now + machine.Timeout,
        };
        frame.Phase = FramePhase.FannedOut;
        var child = execution.AddFrame(FrameKind.Child, 0, frame, scope, machine.StartAt, scope.Input);
        Record(ExecutionEventKind.TaskSubmitted, frame);
        Record(ExecutionEventKind.ExecutionStarted, child);
    }

    private string NameOf(Frame frame, JsonNode? given) => given is null
        ? View(frame, null, "Name").Draws.NextUuid().ToString("D")
        : Json.Text(given) ?? throw new StateFaultException(ErrorNames.Runtime, "The Name of an execution is a text.");

    /// <summary>JSON as it is, JSON in a text as the API would take it, and nothing as the empty object.</summary>
    private static JsonNode? ChildInput(JsonNode? given, TaskState state)
    {
        if (given is null)
            return new JsonObject();
        if (Json.Text(given) is not { } text)
            return given.DeepClone();
        try
        {
            return Json.Parse(text);
        }
        catch (JsonException)
        {
            throw new StateFaultException(ErrorNames.Runtime, $"The Input that '{state.Name}' gives is not JSON.");
        }
    }

    private void FinishChild(Frame child, JsonNode? output)
    {
        Record(ExecutionEventKind.ExecutionSucceeded, child);
        var parent = child.Parent!;
        execution.Remove(child);
        Guard(parent, () =>
        {
            var result = Describe(child.Scope, "SUCCEEDED", child.Scope.Input);
            result["Output"] = Json.Place(output);
            result["OutputDetails"] = new JsonObject { ["Included"] = true };
            Sized(result, $"result of the task '{parent.State}'");
            Record(ExecutionEventKind.TaskSucceeded, parent);
            Succeed(parent, (TaskState)StateOf(parent), result);
        });
    }

    /// <summary>The parent learns of the failure as a failed task; what the child said is inside the cause.</summary>
    private void FailChild(Frame child, string error, string? cause)
    {
        Record(ExecutionEventKind.ExecutionFailed, child, error, cause);
        var parent = child.Parent!;
        execution.Remove(child);
        var status = child.Scope.TimedOut ? "TIMED_OUT" : "FAILED";
        var report = Describe(child.Scope, status, JsonValue.Create(JsonText.Write(child.Scope.Input)));
        report.Insert(0, "Error", error);
        if (cause is not null)
            report.Insert(0, "Cause", cause);
        var text = JsonText.Write(report);
        Record(ExecutionEventKind.TaskFailed, parent, ErrorNames.TaskFailed, text);
        FailState(parent, ErrorNames.TaskFailed, text);
    }

    private JsonObject Describe(ExecutionScope scope, string status, JsonNode? input) => new()
    {
        ["ExecutionArn"] = scope.Id,
        ["Input"] = Json.Place(input),
        ["InputDetails"] = new JsonObject { ["Included"] = true },
        ["Name"] = scope.Name,
        ["StartDate"] = Json.Number(scope.Started.ToUnixTimeMilliseconds()),
        ["StateMachineArn"] = scope.MachineArn,
        ["Status"] = status,
        ["StopDate"] = Json.Number(now.ToUnixTimeMilliseconds()),
    };
}
