using PciAutoHeal.Cli.Commands;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Steps.Drift;
using Spectre.Console;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>Runs a registered rollout in the foreground, and turns its end into an exit code.</summary>
internal static class EmbeddedRun
{
    public static async Task<int> RunAsync(CliContext context, Host host, RolloutId id, CancellationToken ct)
    {
        context.People.MarkupLine(
            $"rollout [bold]{id}[/]; Ctrl-C saves and leaves, 'pciautoheal rollout resume' goes on");
        var header = await host.Ports.Book.HeaderAsync(id, ct);
        var result = await RolloutWatcher.WatchAsync(context, async live =>
        {
            var observer = new RolloutWatcher(context.People, live, host.Ports, id, header.StartedAt);
            var runner = host.Runner(observer);
            var hasPlan = (await host.Ports.Book.StateAsync(id, ct)).PlanHash is not null;
            var execution = await RolloutExecutions.OpenAsync(runner, host.Executions, id, hasPlan, null, ct);
            var ended = await runner.RunAsync(id, execution, ct);
            await observer.AfterStepAsync("", ct);
            return ended;
        });

        if (context.Settings.Json)
        {
            context.WriteJson(await StatusReading.ReadAsync(host.Ports, id, ct));
        }

        await RolloutText.WriteAsync(context.People, host.Ports, id, ct);
        return await RefusalAsync(context, host, id, ct) ?? await ExitCodeAsync(host, id, result, ct);
    }

    /// <summary>
    /// Says why a plan was refused, finding by finding; an invalid spec is invalid input, also when only the flow could
    /// tell.
    /// </summary>
    private static async Task<int?> RefusalAsync(CliContext context, Host host, RolloutId id, CancellationToken ct)
    {
        var events = await host.Ports.Ledger.ReadAsync(id, ct);
        if (events.Count == 0 || events[^1].Kind != RolloutEventKind.RolloutRefused)
        {
            return null;
        }

        var found = (await host.Ports.Book.PlanAsync(id, ct)).Diagnostics;
        DiagnosticText.Write(context.Problems, found);
        return found.Any(PlanCommand.IsInvalid) ? Cli.ExitCode.Invalid : Cli.ExitCode.Findings;
    }

    internal static async Task<int> ExitCodeAsync(Host host, RolloutId id, FlowResult result, CancellationToken ct)
    {
        var events = await host.Ports.Ledger.ReadAsync(id, ct);
        var state = RolloutState.Fold(events);
        if (result is FlowResult.Ended { Error: "OutcomeLost" } or FlowResult.WaitsForPerson
            && events.Count > 0 && events[^1].Id.StartsWith("failed:", StringComparison.Ordinal))
        {
            return Cli.ExitCode.Refused;
        }

        if (state.Status == RolloutStatus.Completed)
        {
            var bad = (await host.Ports.Targets.ReadAsync(id, ct)).Any(t => t.State is TargetState.Failed or TargetState.Stuck);
            var drift = await host.Ports.Book.FindAsync<DriftReport>(id, CheckDrift.Document, ct);
            return bad || drift?.Items.Count > 0 ? Cli.ExitCode.Findings : Cli.ExitCode.Done;
        }

        var asked = events.Count > 0 && events[^1] is
        {
            Kind: RolloutEventKind.RolloutPaused or RolloutEventKind.RolloutAborted or RolloutEventKind.TargetsEvicted,
            Actor: not null,
        };
        return state.IsWaitingForApproval || asked ? Cli.ExitCode.Done : Cli.ExitCode.Findings;
    }
}
