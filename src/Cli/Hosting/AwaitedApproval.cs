using PciAutoHeal.Cli.Console;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using Spectre.Console;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>
/// Waits until a rollout asks for the approval of its plan, and answers for a person who approved a plan before: the
/// same plan is approved, with any other the rollout ends.
/// </summary>
internal sealed class AwaitedApproval(RolloutDesk desk, string planHash, TimeSpan timeout)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private TimeProvider Clock => desk.Context.Io.Clock;

    /// <param name="approve">Gives the approval, once it is asked for.</param>
    public async Task<int> RunAsync(Func<RolloutState, Task<int>> approve, CancellationToken ct)
    {
        var gates = (await desk.Host.Ports.Book.SpecAsync(desk.Rollout, ct)).Gates;
        var until = Clock.GetUtcNow() + timeout;
        var interval = Shortest;
        string? said = null;
        while (true)
        {
            var state = await desk.Host.Ports.Book.StateAsync(desk.Rollout, ct);
            switch (AwaitedPlan.Judge(state, gates, planHash))
            {
                case AwaitedPlan.Asked:
                    return await approve(state);
                case AwaitedPlan.Other other:
                    return await EndAsync(other, ct);
                case AwaitedPlan.Settled settled:
                    return Say(settled);
            }

            var now = Clock.GetUtcNow();
            if (now >= until)
            {
                return TimedOut(state);
            }

            var saying = $"{desk.Rollout} is {state.Status}{(state.Reason is { } why ? $" ({why})" : "")}; waiting until it asks for approval";
            interval = saying == said ? Min(interval * 1.5, Longest) : Shortest;
            if (saying != said)
            {
                desk.Context.Problems.MarkupLine(Markup.Escape(saying));
                said = saying;
            }

            await Task.Delay(Min(interval, until - now), Clock, ct);
        }
    }

    private int Say(AwaitedPlan.Settled settled)
    {
        if (settled.IsThisPlan)
        {
            desk.Context.People.MarkupLine(Markup.Escape($"rollout {desk.Rollout} {settled.How}; there is nothing to approve"));
            return ExitCode.Done;
        }

        DiagnosticText.Write(desk.Context.Problems, [Diagnostic.Error(
            "PAH4081",
            $"Rollout '{desk.Rollout}' {settled.How}; plan {planHash} was not carried out.",
            fix: $"See why: pciautoheal status {desk.Rollout}")]);
        return ExitCode.Findings;
    }

    private async Task<int> EndAsync(AwaitedPlan.Other other, CancellationToken ct)
    {
        var reason = $"its plan is {other.PlanHash}, approved was {planHash}";
        await desk.AskAsync(desk.Request(OperatorWish.Abort, reason), RolloutStatus.Aborted, ct);
        DiagnosticText.Write(desk.Context.Problems, [Diagnostic.Error(
            "PAH4081",
            $"Rollout '{desk.Rollout}' made plan {other.PlanHash}, which is not the approved {planHash}. It is ended"
            + (other.HasBegun ? "; what it has deployed stays." : " before it has touched anything."),
            fix: "Something changed since the plan was approved: plan again, look at what differs, and begin a new rollout.")]);
        return ExitCode.Findings;
    }

    private int TimedOut(RolloutState state)
    {
        DiagnosticText.Write(desk.Context.Problems, [Diagnostic.Error(
            "PAH4082",
            $"Rollout '{desk.Rollout}' is {state.Status} and has not asked for approval within {timeout}.",
            fix: $"See whether anybody runs it: pciautoheal status {desk.Rollout}; wait longer with --timeout")]);
        return ExitCode.Refused;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
