using System.CommandLine;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rollout watch</c>: shows a rollout that runs in another process.</summary>
internal static class RolloutWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How long a step may take to record an answer, a cold start included.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Command Create(CliIo io) => Verbs.Create(
        "watch",
        "Show a rollout that another process runs, until it ends or stops. Changes nothing.",
        io,
        RunAsync,
        RolloutArguments.Rollout);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        RolloutId id;
        using (var finding = await LiveHost.OpenAsync(context, null, ct))
        {
            id = await RolloutArguments.FindAsync(finding, parsed.GetValue(RolloutArguments.Rollout), ct);
        }

        await RolloutWatcher.WatchAsync(context, async live =>
        {
            var shown = 0;
            while (true)
            {
                using var host = await LiveHost.OpenAsync(context, null, ct);
                var start = (await host.Ports.Book.HeaderAsync(id, ct)).StartedAt;
                var watcher = new RolloutWatcher(context.People, live, host.Ports, id, start, shown);
                await watcher.AfterStepAsync("", ct);
                shown = watcher.Shown;
                if ((await host.Ports.Book.StateAsync(id, ct)).Status is not (RolloutStatus.Running or RolloutStatus.Planned)
                    && !await IsToldAsync(host, id, ct))
                {
                    return 0;
                }

                await Task.Delay(Interval, context.Io.Clock, ct);
            }
        });

        using var last = await LiveHost.OpenAsync(context, null, ct);
        if (context.Settings.Json)
        {
            context.WriteJson(await StatusReading.ReadAsync(last.Ports, id, ct));
        }

        await RolloutText.WriteAsync(context.People, last.Ports, id, ct);
        return (await last.Ports.Book.StateAsync(id, ct)).Status == RolloutStatus.Completed ? ExitCode.Done : ExitCode.Findings;
    }

    /// <summary>Whether the deployed flow has just been told to go on, and has not put that on record yet.</summary>
    private static async Task<bool> IsToldAsync(Host host, RolloutId id, CancellationToken ct) =>
        await host.Ports.Desk.FindAsync(id, ct) is { Wish: not OperatorWish.Pause } wish
        && host.Ports.Clock.GetUtcNow() - wish.At < Patience
        && (await RememberedHost.FindAsync(host.Ports, id, ct))?.StateMachine is not null;
}
