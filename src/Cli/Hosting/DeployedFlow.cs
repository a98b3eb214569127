using PciAutoHeal.Aws.StepFunctions;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Operators;
using PciAutoHeal.Steps.Ports;
using Spectre.Console;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>
/// A rollout in the deployed state machine: it is started there, and told there what people want. Repeating what was cut off
/// finds what was done before: executions have names that follow from the rollout, and a question has one answer.
/// </summary>
internal sealed class DeployedFlow(DeployedExecutions executions, Host host, IAnsiConsole people, RolloutId rollout)
{
    private const string Document = "execution";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How long a step may take to put its question, a cold start included.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Whether nobody runs it: it never began, or ended, or somebody stopped its execution.</summary>
    public async Task<bool> HasEndedAsync(CancellationToken ct) =>
        await executions.FindAsync(RolloutExecutions.NameOf(rollout, await NumberAsync(ct)), ct) != ExecutionStanding.Running;

    /// <summary>Starts the execution, or finds the one that runs.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var (name, isNew) = await OpenAsync(await HasPlanAsync(ct), ct);
        Say(isNew ? $"rollout {rollout} runs as execution {executions.Machine.Execution(name)}" : $"execution {name} runs already");
    }

    /// <summary>Brings a wish, which is on the desk, to the flow: to the question that is open, or to one that it asks first.</summary>
    public async Task TellAsync(OperatorRequest wish, CancellationToken ct)
    {
        var hasPlan = await HasPlanAsync(ct);
        var asked = await QuestionAsync(ct);
        var (name, isNew) = await OpenAsync(hasPlan, ct);
        if (isNew)
        {
            Say($"execution {name} takes it up");
        }

        if (isNew && !hasPlan)
        {
            return; // it begins anew, and asks nobody
        }

        var question = isNew ? await UntilAskedAsync(asked, name, ct) : asked;
        var isLate = false;
        while (question is not null && ReplyTo(question, wish) is { } reply)
        {
            if (await executions.AnswerAsync(question.Token, StepJson.Write(reply), ct))
            {
                Say($"{rollout} is told: {wish.Wish} by {wish.Actor}; see it with: pciautoheal rollout watch {rollout}");
                return;
            }

            isLate = true;
            var next = await QuestionAsync(ct);
            question = next?.Token == question.Token ? null : next;
        }

        await LeaveAsync(wish, isLate, ct);
    }

    /// <summary>Nobody asks: what stops a flow is heard at its next step, what sends it on has come too late.</summary>
    private async Task LeaveAsync(OperatorRequest wish, bool isLate, CancellationToken ct)
    {
        if (isLate && wish.Wish is OperatorWish.Resume or OperatorWish.Retry or OperatorWish.Approve)
        {
            await host.Ports.Desk.ClearAsync(rollout, wish, ct);
            throw new InvalidInputException(
                "PAH4067",
                $"The question of rollout '{rollout}' is no longer open: somebody answered it, or it has timed out.",
                $"See how it stands, then ask again: pciautoheal status {rollout}");
        }

        Say($"{rollout} hears it at its next step");
    }

    /// <summary>An approval binds to the plan; an execution that took the rollout up again asks with other words.</summary>
    private static OperatorReply? ReplyTo(OperatorQuestion question, OperatorRequest wish) =>
        Answers.To(wish.Wish == OperatorWish.Approve ? QuestionKind.Approval : question.Kind, question.PlanHash, wish);

    private async Task<(string Name, bool IsNew)> OpenAsync(bool hasPlan, CancellationToken ct)
    {
        for (var number = await NumberAsync(ct); ; number++)
        {
            var name = RolloutExecutions.NameOf(rollout, number);
            var standing = await executions.FindAsync(name, ct);
            if (standing == ExecutionStanding.Unknown)
            {
                // on record before it runs, so that a repeat looks for it even when Step Functions has forgotten earlier ones
                await host.Ports.Book.KeepAsync(rollout, Document, new DeployedExecution(number), ct);
                if (await StartAsync(name, hasPlan, ct))
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

    private async Task<bool> StartAsync(string name, bool hasPlan, CancellationToken ct)
    {
        try
        {
            return await executions.StartAsync(name, RolloutExecutions.InputOf(rollout, hasPlan).ToJsonString(), ct);
        }
        catch (TerminalException e) when (e.Code is "StateMachineDoesNotExist" or "StateMachineDeleting")
        {
            throw NoMachine(executions.Machine);
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

    public static InvalidInputException NoMachine(MachineArn machine) => new(
        "PAH4066",
        $"There is no state machine {machine}.",
        "Deploy the installation (docs/operations/install.md), name another with --state-machine, or leave --engine out.");

    private string GoOn => $" Rollout '{rollout}' is on record; go on with: pciautoheal rollout resume {rollout} --engine stepfunctions.";

    private async Task<OperatorQuestion?> UntilAskedAsync(OperatorQuestion? before, string name, CancellationToken ct)
    {
        var until = host.Ports.Clock.GetUtcNow() + Patience;
        while (host.Ports.Clock.GetUtcNow() < until)
        {
            if (await QuestionAsync(ct) is { } question && question.Token != before?.Token)
            {
                return question;
            }

            await Task.Delay(Interval, host.Ports.Clock, ct);
        }

        throw new TransientException(
            "NotAsked", $"Execution {name} runs and has not asked yet; the wish is on record. Give the same command again.");
    }

    private async Task<int> NumberAsync(CancellationToken ct) =>
        (await host.Ports.Book.FindAsync<DeployedExecution>(rollout, Document, ct))?.Number ?? 1;

    private async Task<bool> HasPlanAsync(CancellationToken ct) => (await host.Ports.Book.StateAsync(rollout, ct)).PlanHash is not null;

    private Task<OperatorQuestion?> QuestionAsync(CancellationToken ct) =>
        host.Ports.Book.FindAsync<OperatorQuestion>(rollout, OperatorQuestion.Document, ct);

    private void Say(string line) => people.MarkupLine(Markup.Escape(line));

    /// <param name="Number">Of the execution that was started last.</param>
    private sealed record DeployedExecution(int Number);
}
