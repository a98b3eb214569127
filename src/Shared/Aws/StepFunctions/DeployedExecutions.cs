using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.StepFunctions;

/// <summary>Executions of one deployed state machine: started once under their name, looked at, and answered.</summary>
public sealed class DeployedExecutions(AwsConnection aws, MachineArn machine)
{
    private readonly Api<IAmazonStepFunctions> states = aws.Caller.StepFunctions(machine.Region);

    public MachineArn Machine => machine;

    /// <summary>Whether the machine is there; one that the caller may not look at is taken to be there.</summary>
    public async Task<bool> IsDeployedAsync(CancellationToken ct)
    {
        try
        {
            var request = new DescribeStateMachineRequest { StateMachineArn = machine.Value };
            var found = await states.CallAsync(
                "DescribeStateMachine", (c, stop) => c.DescribeStateMachineAsync(request, stop), ct);
            return found.Status != StateMachineStatus.DELETING;
        }
        catch (TerminalException e) when (KindOf(e) is AwsErrorKind.NotFound or AwsErrorKind.Denied)
        {
            return KindOf(e) == AwsErrorKind.Denied;
        }
    }

    /// <summary>How the execution of that name stands.</summary>
    public async Task<ExecutionStanding> FindAsync(string name, CancellationToken ct)
    {
        try
        {
            var request = new DescribeExecutionRequest { ExecutionArn = machine.Execution(name) };
            var found = await states.CallAsync(
                "DescribeExecution", (c, stop) => c.DescribeExecutionAsync(request, stop), ct);
            return found.Status == ExecutionStatus.RUNNING || found.Status == ExecutionStatus.PENDING_REDRIVE
                ? ExecutionStanding.Running
                : ExecutionStanding.Ended;
        }
        catch (TerminalException e) when (KindOf(e) == AwsErrorKind.NotFound)
        {
            return ExecutionStanding.Unknown;
        }
    }

    /// <summary>
    /// The running execution that has this rollout for its input, whoever started it and under whatever name.
    /// </summary>
    public async Task<string?> FindRunningAsync(string rollout, CancellationToken ct)
    {
        foreach (var one in await RunningAsync(ct))
        {
            var request = new DescribeExecutionRequest { ExecutionArn = one.ExecutionArn };
            var found = await states.CallAsync(
                "DescribeExecution", (c, stop) => c.DescribeExecutionAsync(request, stop), ct);
            if (found.Status == ExecutionStatus.RUNNING && RolloutOf(found.Input) == rollout)
            {
                return one.Name;
            }
        }

        return null;
    }

    /// <summary>Starts it. Repeated with the same input while it runs, it is the same execution.</summary>
    /// <returns>False when the name is taken: by one that has ended, or by one with another input.</returns>
    public async Task<bool> StartAsync(string name, string input, CancellationToken ct)
    {
        try
        {
            var request = new StartExecutionRequest { StateMachineArn = machine.Value, Name = name, Input = input };
            await states.CallAsync("StartExecution", (c, stop) => c.StartExecutionAsync(request, stop), ct);
            return true;
        }
        catch (TerminalException e) when (KindOf(e) == AwsErrorKind.Exists)
        {
            return false;
        }
    }

    /// <summary>Answers the question that carries the token.</summary>
    /// <returns>False when nobody waits for it any more: it was answered, has timed out, or its execution has
    /// ended.</returns>
    public async Task<bool> AnswerAsync(string token, string output, CancellationToken ct)
    {
        try
        {
            var request = new SendTaskSuccessRequest { TaskToken = token, Output = output };
            await states.CallAsync("SendTaskSuccess", (c, stop) => c.SendTaskSuccessAsync(request, stop), ct);
            return true;
        }
        catch (TerminalException e) when (e.Code is "InvalidToken" or "TaskDoesNotExist" or "TaskTimedOut")
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<ExecutionListItem>> RunningAsync(CancellationToken ct)
    {
        try
        {
            return await states.PagesAsync(
                "ListExecutions",
                (c, token, stop) => c.ListExecutionsAsync(
                    new() { StateMachineArn = machine.Value, StatusFilter = ExecutionStatus.RUNNING, NextToken = token }, stop),
                answer => answer.NextToken,
                answer => answer.Executions,
                ct);
        }
        catch (TerminalException e) when (KindOf(e) == AwsErrorKind.NotFound)
        {
            return []; // without a machine nothing runs
        }
    }

    /// <summary>Somebody else's execution may have been given anything.</summary>
    private static string? RolloutOf(string? input)
    {
        try
        {
            using var document = JsonDocument.Parse(input ?? "null");
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("rollout", out var named) && named.ValueKind == JsonValueKind.String
                    ? named.GetString()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AwsErrorKind? KindOf(TerminalException e) =>
        e.InnerException is { } inner ? AwsErrors.Read(inner)?.Kind : null;
}
