using System.CommandLine;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rollout pause</c> and <c>abort</c>: left on the desk, heard by the running flow.</summary>
internal static class RolloutWishes
{
    private static readonly Option<string?> Reason = new("--reason") { HelpName = "TEXT", Description = "Why, for the record." };

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

    private static async Task<int> AskAsync(
        CliContext context, ParseResult parsed, OperatorWish wish, CancellationToken ct)
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
            return await RolloutDesk.ToldAsync(there, host, id, ct);
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
