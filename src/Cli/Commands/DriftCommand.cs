using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Runner;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Drift;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>drift</c>: desired against actual.</summary>
internal static class DriftCommand
{
    private const string About =
        """
        Hold what a rollout deployed against what is there now: accounts, regions, recorders, packs, documents, roles.

        Changes nothing. Exit code 1 when something differs or could not be read. With --repair it writes a spec for exactly
        the targets that drifted, under the same gates, plans it and names the command that starts it.
        """;

    private static readonly Option<bool> Repairs = new("--repair")
    {
        Description = "Write specs of rollouts that mend what drifted, and nothing else. Starts nothing.",
    };

    public static Command Create(CliIo io) =>
        Verbs.Create("drift", About, io, RunAsync, RolloutArguments.Rollout, Repairs);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var (id, settings, pace) = await RolloutHost.FindAsync(context, parsed, ct);
        using var host = await LiveHost.OpenAsync(context with { Settings = settings }, null, ct, pace);
        if ((await host.Ports.Book.StateAsync(id, ct)).PlanHash is null)
        {
            throw new InvalidInputException("PAH4028", $"Rollout '{id}' has no plan to hold anything against.");
        }

        var execution = string.Create(
            CultureInfo.InvariantCulture, $"drift:{id}:{host.Ports.Clock.GetUtcNow().UtcTicks}");
        var runner = host.Runner(new SilentObserver());
        await runner.BeginAsync("drift", execution, new JsonObject { ["rollout"] = id.Value }, null, ct);
        if (await runner.RunAsync(id, execution, ct) is FlowResult.Ended { Error: { } error } failed)
        {
            throw new TerminalException(error, failed.Cause ?? "the drift check failed");
        }

        var report = await host.Ports.Book.FindAsync<DriftReport>(id, CheckDrift.Document, ct)
            ?? throw new TerminalException("NoReport", "The drift check left no report.");
        var repairs = parsed.GetValue(Repairs) ? await DriftRepair.PlanAsync(context, host, id, report, ct) : null;
        context.WriteJson(DriftDocument.Of(report) with { Repairs = repairs });
        if (!context.Settings.Json)
        {
            Write(context.People, report);
            if (repairs is not null)
            {
                var (spec, plan) = (await host.Ports.Book.SpecAsync(id, ct), await host.Ports.Book.PlanAsync(id, ct));
                DriftRepair.Write(context.People, repairs, Repair.Of(report, spec, plan));
            }
        }

        return report.Items.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static void Write(IAnsiConsole console, DriftReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            "account", "region", "kind", "expected", "actual", "cause");
        foreach (var item in report.Items)
        {
            table.AddRow(
                item.Account.Value,
                item.Region?.Value ?? "–",
                $"[red]{item.Kind}[/]{(item.IsNew ? " [yellow]new[/]" : "")}",
                Markup.Escape($"{item.Subject} {item.Expected}".Trim()),
                Markup.Escape(item.Actual),
                Markup.Escape(item.Cause ?? "unknown"));
        }

        if (report.Items.Count > 0)
        {
            console.Write(table);
        }

        console.MarkupLine(
            $"{report.Targets} targets: {report.Drifted} drifted, {report.Unreadable} could not be read");
    }
}
