using System.CommandLine;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rollout watch</c>: shows a rollout that runs in another process.</summary>
internal static class RolloutWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

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
                if ((await host.Ports.Book.StateAsync(id, ct)).Status is not (RolloutStatus.Running or RolloutStatus.Planned))
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
}
