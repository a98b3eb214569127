using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Operators;
using PciAutoHeal.Steps.Ports;
using Spectre.Console;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>
/// A rollout in the deployed state machine: it is started there, and told there what people want. Repeating what was
/// cut off finds what was done before: executions have names that follow from the rollout, and a question has one
/// answer.
/// </summary>
internal sealed class DeployedFlow(DeployedRuns runs, Host host, IAnsiConsole people, RolloutId rollout)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How long a step may take to put its question, a cold start included.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Whether nobody runs it: it never began, or ended, or somebody stopped its execution.</summary>
    public async Task<bool> HasEndedAsync(CancellationToken ct) => await runs.RunningAsync(ct) is null;

    /// <summary>Starts the execution, or finds the one that runs.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var (name, isNew) = await runs.OpenAsync(await HasPlanAsync(ct), ct);
        Say(isNew ? $"rollout {rollout} runs as execution {runs.Machine.Execution(name)}" : $"execution {name} runs already");
    }

    /// <summary>
    /// Brings a wish, which is on the desk, to the flow: to the question that is open, or to one that it asks first.
    /// </summary>
    public async Task TellAsync(OperatorRequest wish, CancellationToken ct)
    {
        var asked = await QuestionAsync(ct);
        var (isHeard, isLate) = await AnswerAsync(asked, wish, ct);
        if (isHeard)
        {
            return;
        }

        var hasPlan = await HasPlanAsync(ct);
        if (wish.Wish == OperatorWish.Abort && !hasPlan && await runs.RunningAsync(ct) is null)
        {
            await EndUnbegunAsync(wish, ct);
            return;
        }

        var (name, isNew) = await runs.OpenAsync(hasPlan, ct);
        if (!isNew)
        {
            await LeaveAsync(wish, isLate, ct);
            return;
        }

        Say($"execution {name} takes it up");
        if (!hasPlan)
        {
            return; // it begins anew, and asks nobody
        }

        (isHeard, isLate) = await AnswerAsync(await UntilAskedAsync(asked, name, ct), wish, ct);
        if (!isHeard)
        {
            await LeaveAsync(wish, isLate, ct);
        }
    }

    /// <summary>Answers the question, or one that has taken its place meanwhile.</summary>
    private async Task<(bool IsHeard, bool IsLate)> AnswerAsync(OperatorQuestion? question, OperatorRequest wish, CancellationToken ct)
    {
        var isLate = false;
        while (question is not null && ReplyTo(question, wish) is { } reply)
        {
            if (await runs.AnswerAsync(question.Token, StepJson.Write(reply), ct))
            {
                Say($"{rollout} is told: {wish.Wish} by {wish.Actor}; see it with: pciautoheal rollout watch {rollout}");
                return (true, false);
            }

            isLate = true;
            var next = await QuestionAsync(ct);
            question = next?.Token == question.Token ? null : next;
        }

        return (false, isLate);
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

        Say($"{rollout} hears it at its next step; should it ask something first, say it again");
    }

    /// <summary>
    /// Registered, and nobody runs it: there is nothing to take back. The wish stays on the desk, for whoever starts it
    /// after all.
    /// </summary>
    private async Task EndUnbegunAsync(OperatorRequest wish, CancellationToken ct)
    {
        var state = await host.Ports.Book.StateAsync(rollout, ct);
        var reply = new OperatorReply(nameof(OperatorWish.Abort), wish.Actor, wish.At) { Reason = wish.Reason };
        await host.Ports.Ledger.AppendAsync(
            rollout, Answers.Events(reply, state, [], [], host.Ports.Clock.GetUtcNow()), ct);
        Say($"{rollout} is aborted; it had touched nothing");
    }

    /// <summary>
    /// An approval binds to the plan; an execution that took the rollout up again asks with other words.
    /// </summary>
    private static OperatorReply? ReplyTo(OperatorQuestion question, OperatorRequest wish) =>
        Answers.To(wish.Wish == OperatorWish.Approve ? QuestionKind.Approval : question.Kind, question.PlanHash, wish);

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

    private async Task<bool> HasPlanAsync(CancellationToken ct) =>
        (await host.Ports.Book.StateAsync(rollout, ct)).PlanHash is not null;

    private Task<OperatorQuestion?> QuestionAsync(CancellationToken ct) =>
        host.Ports.Book.FindAsync<OperatorQuestion>(rollout, OperatorQuestion.Document, ct);

    private void Say(string line) => people.MarkupLine(Markup.Escape(line));
}
