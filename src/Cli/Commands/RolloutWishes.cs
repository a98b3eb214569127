using System.CommandLine;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rollout approve</c>, <c>pause</c> and <c>abort</c>: left on the desk, heard by the running flow.</summary>
internal static class RolloutWishes
{
    private static readonly Option<string?> PlanHash = new("--plan-hash")
    {
        HelpName = "sha256:…",
        Description = "Approve only if this is the plan; default: the plan in force, which is shown.",
    };

    private static readonly Option<string?> Reason = new("--reason") { HelpName = "TEXT", Description = "Why, for the record." };

    public static Command Approve(CliIo io) => Verbs.Create(
        "approve",
        """
        Approve the plan a rollout waits with; the approval binds to the plan's hash.

        With 'gates.approvers: 2' two people other than who started the rollout must approve; 'gates.approvalExpires' says how
        long an approval counts until the first wave starts.
        """,
        io,
        ApproveAsync,
        RolloutArguments.Rollout,
        RolloutArguments.Engine,
        RolloutArguments.StateMachine,
        RolloutArguments.Actor,
        PlanHash);

    public static Command Pause(CliIo io) => Verbs.Create(
        "pause",
        "Pause a running rollout at its next step; what AWS has begun goes on.",
        io,
        (context, parsed, ct) => AskAsync(context, parsed, OperatorWish.Pause, ct),
        RolloutArguments.Rollout,
        RolloutArguments.Engine,
        RolloutArguments.StateMachine,
        RolloutArguments.Actor,
        Reason);

    public static Command Abort(CliIo io) => Verbs.Create(
        "abort",
        "End a rollout for good. What is deployed stays deployed; nothing is deleted.",
        io,
        (context, parsed, ct) => AskAsync(context, parsed, OperatorWish.Abort, ct),
        RolloutArguments.Rollout,
        RolloutArguments.Engine,
        RolloutArguments.StateMachine,
        RolloutArguments.Actor,
        Reason);

    private static async Task<int> ApproveAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var (id, settings, _) = await RolloutHost.FindAsync(context, parsed, ct);
        var there = context with { Settings = settings };
        using var host = await LiveHost.OpenAsync(there, null, ct);
        var state = await host.Ports.Book.StateAsync(id, ct);
        if (!state.IsWaitingForApproval)
        {
            throw new InvalidInputException("PAH4025", $"Rollout '{id}' is {state.Status} and waits for no approval.");
        }

        if (parsed.GetValue(PlanHash) is { } given && given != state.PlanHash)
        {
            throw new InvalidInputException(
                "PAH4026", $"The plan in force is {state.PlanHash}, not {given}.", "Look at the plan again; it has changed.");
        }

        var deployed = await DeployedMachine.OfAsync(there, parsed, host, id, ct);
        var actor = RolloutArguments.ActorOf(context, parsed);
        var now = host.Ports.Clock.GetUtcNow();
        if (await ApprovalDesk.SignAsync(host.Ports, id, state, new(nameof(OperatorWish.Approve), actor, now), ct) is { } needed)
        {
            context.People.MarkupLine(Markup.Escape($"plan {state.PlanHash} approved by {actor}; {needed} more must approve"));
            return ExitCode.Done;
        }

        var approval = new OperatorRequest(OperatorWish.Approve, actor, now, state.PlanHash);
        await host.Ports.Desk.AskAsync(id, approval, ct);
        if (deployed is not null)
        {
            await deployed.TellAsync(approval, ct);
            return ExitCode.Done;
        }

        context.People.MarkupLine(Markup.Escape($"plan {state.PlanHash} approved by {actor}; go on with: pciautoheal rollout resume {id}"));
        return ExitCode.Done;
    }

    private static async Task<int> AskAsync(CliContext context, ParseResult parsed, OperatorWish wish, CancellationToken ct)
    {
        var (id, settings, pace) = await RolloutHost.FindAsync(context, parsed, ct);
        var there = context with { Settings = settings };
        using var host = await LiveHost.OpenAsync(there, null, ct, pace);
        var state = await host.Ports.Book.StateAsync(id, ct);
        if (state.HasEnded || (wish == OperatorWish.Pause && state.Status != RolloutStatus.Running))
        {
            throw new InvalidInputException("PAH4027", $"Rollout '{id}' is {state.Status}; there is nothing to {wish.ToString().ToLowerInvariant()}.");
        }

        var deployed = await DeployedMachine.OfAsync(there, parsed, host, id, ct);
        var request = new OperatorRequest(
            wish, RolloutArguments.ActorOf(context, parsed), host.Ports.Clock.GetUtcNow(), Reason: parsed.GetValue(Reason));
        await host.Ports.Desk.AskAsync(id, request, ct);
        if (wish == OperatorWish.Abort && deployed is not null)
        {
            await deployed.TellAsync(request, ct);
            return ExitCode.Done;
        }

        if (wish == OperatorWish.Abort && state.Status != RolloutStatus.Running)
        {
            await EmbeddedRun.RunAsync(there, host, id, ct); // nobody runs it: close it here
            return ExitCode.Done;
        }

        context.People.MarkupLine(Markup.Escape($"{id} will {wish.ToString().ToLowerInvariant()} at its next step"));
        return ExitCode.Done;
    }
}
