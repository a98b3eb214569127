using System.CommandLine;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>enroll</c>: accounts that joined after a rollout completed.</summary>
internal static class EnrollCommand
{
    private const string About =
        """
        Bring accounts that joined after a rollout completed into it, as one more wave under the gates of its spec.

        With ACCOUNT these only, otherwise everybody who is in scope, ready and in no wave; meant to be called by whatever sees
        an account being created. Saying it again enrolls nobody twice. When the wave halts or pauses, look why and say
        'rollout resume'. A rollout that was contained, aborted or rolled back enrolls nobody.
        Exit code 1 when a named account could not be enrolled, or the wave was not promoted.
        """;

    private static readonly Argument<string[]> Accounts = new("ACCOUNT")
    {
        Description = "Accounts to enroll (default: everybody who joined).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Rollout = new("--rollout")
    {
        HelpName = "ROLLOUT",
        Description = "The rollout to enroll them into (default: the latest).",
    };

    public static Command Create(CliIo io) => Verbs.Create("enroll", About, io, RunAsync, Accounts, Rollout);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var named = AccountIds.Of(parsed.GetValue(Accounts));
        var (id, settings, pace) = await RolloutHost.FindAsync(context, parsed.GetValue(Rollout), ct);
        var there = context with { Settings = settings };
        using var host = await LiveHost.OpenAsync(there, null, ct, pace);
        var state = await host.Ports.Book.StateAsync(id, ct);
        if (state.PlanHash is null || state.Back is not null || state.Status is not (RolloutStatus.Completed or RolloutStatus.Running))
        {
            throw new InvalidInputException(
                "PAH4062", $"Rollout '{id}' is {state.Status}; only a completed one enrolls accounts.", $"See: pciautoheal status {id}");
        }

        var result = await RunAsync(there, host, id, named, ct);
        there.WriteJson(await StatusReading.ReadAsync(host.Ports, id, ct));
        if (!settings.Json)
        {
            await RolloutText.WriteAsync(there.People, host.Ports, id, ct);
        }

        var left = named.Except((await host.Ports.Book.PlanAsync(id, ct)).Waves.SelectMany(w => w.Accounts)).Order()
            .ToList();
        DiagnosticText.Write(there.Problems, [.. left.Select(account => Diagnostic.Warning(
            "PAH4063", $"Account {account} is not enrolled: it is not in scope, or cannot receive the release.", fix: "See: pciautoheal preflight"))]);
        var exit = await EmbeddedRun.ExitCodeAsync(host, id, result, ct);
        return exit == ExitCode.Done && left.Count > 0 ? ExitCode.Findings : exit;
    }

    private static Task<FlowResult> RunAsync(
        CliContext context, Host host, RolloutId id, IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        RolloutWatcher.WatchAsync(context, async live =>
        {
            var header = await host.Ports.Book.HeaderAsync(id, ct);
            var observer = new RolloutWatcher(context.People, live, host.Ports, id, header.StartedAt);
            var runner = host.Runner(observer);
            var execution = await EnrollExecutions.OpenAsync(runner, host.Executions, id, accounts, ct);
            var ended = await runner.RunAsync(id, execution, ct);
            await observer.AfterStepAsync("", ct);
            return ended;
        });
}
