using System.CommandLine;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>preflight</c>: can every target receive the rollout. Changes nothing.</summary>
internal static class PreflightCommand
{
    private const string About =
        """
        Find out whether every target in scope can receive the rollout: account active, region enabled, recorder on; and
        whether the alarms that the gates name are there and quiet.

        Reads the aggregator first and looks into members only where it does not confirm. Changes nothing.
        Exit code 1 when something in scope would be skipped or the plan is infeasible.
        """;

    public static Command Create(CliIo io) =>
        Verbs.Create("preflight", About, io, (context, _, ct) => RunAsync(context, ct));

    private static async Task<int> RunAsync(CliContext context, CancellationToken ct)
    {
        var inputs = new Inputs(context);
        var spec = await inputs.SpecAsync(ct);
        var release = await Inputs.ReleaseAsync(spec, ct);
        var organization = await OrganizationReading.ReadAsync(context, inputs, spec, ct);
        PlanCommand.Valid(context, spec, organization, release);
        var today = DateOnly.FromDateTime(context.Io.Clock.GetUtcNow().UtcDateTime);
        var plan = WavePlanner.Compile(spec, organization, release, today);
        plan = plan with { Diagnostics = [.. plan.Diagnostics, .. await AlarmsAsync(context, spec, plan, ct)] };
        var document = PreflightDocument.Of(plan);
        context.WriteJson(document);
        if (!context.Settings.Json)
        {
            Write(context.People, document);
        }

        DiagnosticText.Write(context.Problems, plan.Diagnostics);
        return plan.IsFeasible && plan.Skipped.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    /// <summary>An organization from a file, or one that was made up, has no alarms to look at.</summary>
    private static async Task<IEnumerable<Diagnostic>> AlarmsAsync(
        CliContext context, RolloutSpec spec, Plan plan, CancellationToken ct)
    {
        if (spec.Gates.Alarms is not { Count: > 0 } alarms || context.Settings is { Organization: not null } or { Accounts: not null })
        {
            return [];
        }

        using var host = LiveHost.WithoutLedger(context, plan.HomeRegion);
        var seen = await host.Ports.Alarms.ReadAsync(alarms, spec.MemberRole, plan.HomeRegion, ct);
        return AlarmDiagnostics.Of(new(seen), spec.Gates.OnMissingData);
    }

    private static void Write(IAnsiConsole console, PreflightDocument document)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("account", "region", "why it would be skipped");
        foreach (var skip in document.Skipped)
        {
            table.AddRow(skip.Account, skip.Region ?? "all", Markup.Escape(skip.Reason));
        }

        if (document.Skipped.Count > 0)
        {
            console.Write(table);
        }

        console.MarkupLine(
            $"{document.Ready} targets are ready, {document.Skipped.Count} accounts or targets would be skipped");
    }
}

/// <summary>The JSON of <c>preflight</c>.</summary>
internal sealed record PreflightDocument(
    int Ready, IReadOnlyList<SkippedLine> Skipped, IReadOnlyList<DiagnosticLine> Diagnostics)
{
    [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
    public string Schema { get; } = "pciautoheal/preflight/1";

    public static PreflightDocument Of(Plan plan) => new(
        plan.Waves.Sum(w => w.Targets.Count),
        [.. plan.Skipped.Select(s => new SkippedLine(s.Account.Value, s.Region?.Value, s.Reason))],
        [.. plan.Diagnostics.Select(DiagnosticLine.Of)]);
}
