using System.CommandLine;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Core.Rollouts;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>status</c>: where rollouts stand, from the ledger alone.</summary>
internal static class StatusCommand
{
    private const string About =
        """
        Show where a rollout stands: its waves, every target that is not as it should be, why it waits and what to do next.

        Read from the ledger alone; AWS is not asked. --output json gives every target.
        """;

    private static readonly Option<bool> List = new("--list") { Description = "List the rollouts the ledger knows, newest first." };

    private static readonly Option<int> Limit = new("--limit")
    {
        HelpName = "N",
        Description = "How many rollouts to list.",
        DefaultValueFactory = _ => 20,
    };

    public static Command Create(CliIo io) =>
        Verbs.Create("status", About, io, RunAsync, RolloutArguments.Rollout, List, Limit);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        using var host = await LiveHost.OpenAsync(context, null, ct);
        if (parsed.GetValue(List))
        {
            return await ListAsync(context, host, parsed.GetValue(Limit), ct);
        }

        var id = await RolloutArguments.FindAsync(host, parsed.GetValue(RolloutArguments.Rollout), ct);
        var document = await StatusReading.ReadAsync(host.Ports, id, ct);
        context.WriteJson(document);
        if (!context.Settings.Json)
        {
            await RolloutText.WriteAsync(context.People, host.Ports, id, ct);
        }

        var bad = document.State is nameof(RolloutStatus.Halted) or nameof(RolloutStatus.Contained) or nameof(RolloutStatus.RolledBack)
            || document.Targets.Any(t => t.State is nameof(TargetState.Failed) or nameof(TargetState.Stuck));
        return bad ? ExitCode.Findings : ExitCode.Done;
    }

    private static async Task<int> ListAsync(CliContext context, Host host, int limit, CancellationToken ct)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("rollout", "started", "by", "state");
        var lines = new List<object>();
        foreach (var header in await host.Ports.Ledger.ListAsync(limit, ct))
        {
            var state = await host.Ports.Book.StateAsync(header.Id, ct);
            table.AddRow(
                header.Id.Value, $"{header.StartedAt:u}", Markup.Escape(header.StartedBy), state.Status.ToString());
            lines.Add(new { rollout = header.Id.Value, header.StartedAt, header.StartedBy, state = state.Status.ToString() });
        }

        context.WriteJson(new { schema = "pciautoheal/rollouts/1", rollouts = lines });
        if (!context.Settings.Json)
        {
            context.People.Write(table);
        }

        return ExitCode.Done;
    }
}
