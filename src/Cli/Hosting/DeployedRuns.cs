using PciAutoHeal.Aws.StepFunctions;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>
/// The executions of one rollout in the deployed state machine. Their names follow from the rollout, so that one that
/// is started twice is the same; a pipeline names its own otherwise.
/// </summary>
internal sealed class DeployedRuns(DeployedExecutions executions, StepPorts ports, RolloutId rollout)
{
    private const string Document = "execution";

    public MachineArn Machine => executions.Machine;

    public static InvalidInputException NoMachine(MachineArn machine) => new(
        "PAH4066",
        $"There is no state machine {machine}.",
        "Deploy the installation (docs/operations/install.md), name another with --state-machine, or run the flow here with --engine embedded.");

    /// <summary>
    /// The execution that runs it; null when nobody does: it never began, or ended, or somebody stopped it.
    /// </summary>
    public async Task<string?> RunningAsync(CancellationToken ct)
    {
        var name = RolloutExecutions.NameOf(rollout, await NumberAsync(ct));
        return await executions.FindAsync(name, ct) == ExecutionStanding.Running
            ? name
            : await executions.FindRunningAsync(rollout.Value, ct);
    }

    /// <summary>The execution that runs, or a new one.</summary>
    public async Task<(string Name, bool IsNew)> OpenAsync(bool hasPlan, CancellationToken ct)
    {
        try
        {
            return await RunningAsync(ct) is { } running ? (running, false) : await StartNextAsync(hasPlan, ct);
        }
        catch (TerminalException e) when (e.Code is "StateMachineDoesNotExist" or "StateMachineDeleting")
        {
            throw NoMachine(Machine);
        }
        catch (TerminalException e)
        {
            throw new TerminalException(e.Code, e.Message + GoOn, e);
        }
        catch (TransientException e)
        {
            throw new TransientException(e.Code, e.Message + GoOn, e);
        }
    }

    public Task<bool> AnswerAsync(string token, string output, CancellationToken ct) =>
        executions.AnswerAsync(token, output, ct);

    private string GoOn =>
        $" Rollout '{rollout}' is on record; go on with: pciautoheal rollout resume {rollout} --engine stepfunctions.";

    private async Task<(string Name, bool IsNew)> StartNextAsync(bool hasPlan, CancellationToken ct)
    {
        for (var number = await NumberAsync(ct); ; number++)
        {
            var name = RolloutExecutions.NameOf(rollout, number);
            var standing = await executions.FindAsync(name, ct);
            if (standing == ExecutionStanding.Unknown)
            {
                // on record before it runs, so that a repeat looks for it even when Step Functions has forgotten earlier ones
                await ports.Book.KeepAsync(rollout, Document, new DeployedExecution(number), ct);
                if (await executions.StartAsync(name, RolloutExecutions.InputOf(rollout, hasPlan).ToJsonString(), ct))
                {
                    return (name, true);
                }

                standing = await executions.FindAsync(name, ct);
            }

            if (standing == ExecutionStanding.Running)
            {
                return (name, false);
            }
        }
    }

    private async Task<int> NumberAsync(CancellationToken ct) =>
        (await ports.Book.FindAsync<DeployedExecution>(rollout, Document, ct))?.Number ?? 1;

    /// <param name="Number">Of the execution that was started last.</param>
    private sealed record DeployedExecution(int Number);
}
