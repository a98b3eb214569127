using System.CommandLine;
using PciAutoHeal.Cli.Commands;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using Spectre.Console;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>Where a person stands who asks something of a rollout: it may run elsewhere, wait, or have ended.</summary>
internal sealed record RolloutDesk(CliContext Context, Host Host, RolloutId Rollout, RolloutState State, string Actor) : IDisposable
{
    /// <summary>The deployed flow that runs it; null when processes do.</summary>
    private DeployedFlow? Deployed { get; init; }

    public static async Task<RolloutDesk> OpenAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var (id, settings, pace) = await RolloutHost.FindAsync(context, parsed, ct);
        var there = context with { Settings = settings };
        var host = await LiveHost.OpenAsync(there, null, ct, pace);
        return new(there, host, id, await host.Ports.Book.StateAsync(id, ct), RolloutArguments.ActorOf(context, parsed))
        {
            Deployed = await DeployedMachine.OfAsync(there, parsed, host, id, ct),
        };
    }

    public static InvalidInputException NotNow(RolloutDesk desk, string what) => new(
        "PAH4027",
        $"Rollout '{desk.Rollout}' is {desk.State.Status}; there is nothing to {what}.",
        $"See: pciautoheal status {desk.Rollout}");

    public OperatorRequest Request(OperatorWish wish, string? reason) =>
        new(wish, Actor, Host.Ports.Clock.GetUtcNow(), Reason: reason);

    /// <summary>Leaves the wish for whoever runs the rollout, or, where nobody does, runs it here.</summary>
    /// <param name="wanted">The state that means done; null is what a rollout that runs on would say.</param>
    public async Task<int> AskAsync(OperatorRequest request, RolloutStatus? wanted, CancellationToken ct)
    {
        await Host.Ports.Desk.AskAsync(Rollout, request, ct);
        if (Deployed is not null)
        {
            await Deployed.TellAsync(request, ct);
            return await ToldAsync(Context, Host, Rollout, ct);
        }

        if (State.Status == RolloutStatus.Running)
        {
            Context.People.MarkupLine(Markup.Escape(
                $"{Rollout} hears it at its next step; if no process runs it any more: pciautoheal rollout resume {Rollout}"));
            return ExitCode.Done;
        }

        var exit = await EmbeddedRun.RunAsync(Context, Host, Rollout, ct);
        var now = (await Host.Ports.Book.StateAsync(Rollout, ct)).Status;
        return wanted is { } end && now == end ? ExitCode.Done : exit;
    }

    /// <summary>
    /// The deployed flow knows what is wanted; what the ledger says of it may still be what was before.
    /// </summary>
    public static async Task<int> ToldAsync(CliContext context, Host host, RolloutId rollout, CancellationToken ct)
    {
        if (context.Settings.Json)
        {
            context.WriteJson(await StatusReading.ReadAsync(host.Ports, rollout, ct));
        }

        return ExitCode.Done;
    }

    /// <summary>Leaves the wish for whoever runs the rollout, and runs nothing here.</summary>
    public async Task<int> LeaveAsync(OperatorRequest request, string said, CancellationToken ct)
    {
        await Host.Ports.Desk.AskAsync(Rollout, request, ct);
        if (Deployed is not null)
        {
            await Deployed.TellAsync(request, ct);
            return await ToldAsync(Context, Host, Rollout, ct);
        }

        Context.People.MarkupLine(Markup.Escape(said));
        return ExitCode.Done;
    }

    public void Dispose() => Host.Dispose();
}
