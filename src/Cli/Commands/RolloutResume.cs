using System.CommandLine;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rollout resume</c>.</summary>
internal static class RolloutResume
{
    private const string About =
        """
        Go on with a rollout: after a kill from its last saved step, after a stop from the wave that stopped.

        It talks to where 'start' talked to, unless told otherwise. A rollout that waits for approval needs 'rollout approve' first.
        """;

    public static Command Create(CliIo io) => Verbs.Create(
        "resume", About, io, RunAsync, RolloutArguments.Rollout, RolloutArguments.Engine, RolloutArguments.StateMachine,
        RolloutArguments.Actor);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var (found, settings, pace) = await RolloutHost.FindAsync(context, parsed, ct);
        var there = context with { Settings = settings };
        using var host = await LiveHost.OpenAsync(there, null, ct, pace);
        var state = await host.Ports.Book.StateAsync(found, ct);
        if (state.Status == RolloutStatus.RolledBack || (state.HasEnded && state.EndedAs == RolloutStatus.RolledBack))
        {
            throw new InvalidInputException(
                "PAH4046",
                $"Rollout '{found}' was rolled back; it is never rolled forward again.",
                "Mend the content or the spec, then begin a new one: pciautoheal rollout start");
        }

        if (state.HasEnded)
        {
            throw new InvalidInputException(
                "PAH4023", $"Rollout '{found}' is {state.Status}; there is nothing to go on with.");
        }

        var request = await host.Ports.Desk.FindAsync(found, ct);
        if (state.IsWaitingForApproval && request?.Wish != OperatorWish.Approve)
        {
            throw new InvalidInputException(
                "PAH4024", $"Rollout '{found}' waits for the approval of plan {state.PlanHash}.", $"Approve it with: pciautoheal rollout approve {found}");
        }

        var deployed = await DeployedMachine.OfAsync(there, parsed, host, found, ct);
        var hasEnded = deployed is null
            ? await RolloutExecutions.HaveEndedAsync(host.Executions, found, ct)
            : await deployed.HasEndedAsync(ct);
        var isNew = state.Status == RolloutStatus.Planned; // registered, or cut off before there was a plan: it asks nobody
        var isHeard = isNew || (state.Status == RolloutStatus.Running && !hasEnded);
        if (!isHeard && !state.IsWaitingForApproval && !IsStronger(request?.Wish))
        {
            request = new OperatorRequest(
                OperatorWish.Resume, RolloutArguments.ActorOf(context, parsed), host.Ports.Clock.GetUtcNow());
            await host.Ports.Desk.AskAsync(found, request, ct);
        }

        if (deployed is not null)
        {
            await (request is null || isHeard ? deployed.StartAsync(ct) : deployed.TellAsync(request, ct));
            return await RolloutDesk.ToldAsync(there, host, found, ct);
        }

        return await EmbeddedRun.RunAsync(there, host, found, ct);
    }

    /// <summary>What somebody asked for before and nobody has heard yet comes before going on.</summary>
    private static bool IsStronger(OperatorWish? wish) =>
        wish is OperatorWish.Abort or OperatorWish.Contain or OperatorWish.RollBack or OperatorWish.Evict;
}
