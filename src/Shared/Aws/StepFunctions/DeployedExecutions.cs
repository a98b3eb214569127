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
            var found = await states.CallAsync("DescribeStateMachine", (c, stop) => c.DescribeStateMachineAsync(request, stop), ct);
            return found.Status != StateMachineStatus.DELETING;
        }
        catch (TerminalException e)
        {
            return KindOf(e) switch
            {
                AwsErrorKind.NotFound => false,
                AwsErrorKind.Denied => true,
                _ => throw e,
            };
        }
    }

    /// <summary>How the execution of that name stands.</summary>
    public async Task<ExecutionStanding> FindAsync(string name, CancellationToken ct)
    {
        try
        {
            var request = new DescribeExecutionRequest { ExecutionArn = machine.Execution(name) };
            var found = await states.CallAsync("DescribeExecution", (c, stop) => c.DescribeExecutionAsync(request, stop), ct);
            return found.Status == ExecutionStatus.RUNNING || found.Status == ExecutionStatus.PENDING_REDRIVE
                ? ExecutionStanding.Running
                : ExecutionStanding.Ended;
        }
        catch (TerminalException e) when (KindOf(e) == AwsErrorKind.NotFound)
        {
            return ExecutionStanding.Unknown;
        }
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
    /// <returns>False when nobody waits for it any more: it was answered, has timed out, or its execution has ended.</returns>
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

    private static AwsErrorKind? KindOf(TerminalException e) => e.InnerException is { } inner ? AwsErrors.Read(inner)?.Kind : null;
}
