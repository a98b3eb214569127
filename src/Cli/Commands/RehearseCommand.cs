using System.CommandLine;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Cli.Rehearsal;
using PciAutoHeal.Cli.Report;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Simulation;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rehearse</c>: the whole rollout offline, in virtual time.</summary>
internal static class RehearseCommand
{
    private const string About =
        """
        Rehearse a whole rollout offline, against a simulated organization, in virtual time.

        Without options it shows a demonstration: 40 accounts in 3 regions and four waves, a pack that fails in one account, a
        gate that halts and contains, and the same rollout finishing once the fault is cleared.
        With --accounts and --regions it rolls out over a generated organization; with --organization over a copy of yours;
        with --spec by your own rollout.yaml; with --faults whatever you are afraid of happens.
        With --report it leaves the report that a real rollout would have.
        """;

    private static readonly Option<string[]> Report = new("--report")
    {
        HelpName = "FILE",
        Description = $"Write the report to FILE; its ending says in which form: {ReportFile.Forms}. May be given several times.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create(CliIo io) => Verbs.Create("rehearse", About, io, RunAsync, Report);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        string[] reports = parsed.GetValue(Report) ?? [];
        ReportFile.Require(reports);
        var inputs = new Inputs(context);
        var settings = context.Settings;
        var authored = inputs.HasSpec ? await inputs.SpecAsync(ct) : null;
        IReadOnlyList<Region> regions = settings.Regions.Count > 0 ? settings.Regions : authored?.Regions ?? Demonstration.Regions;
        var given = await inputs.OrganizationAsync(regions, ct);
        var isDemonstration = authored is null && given is null && settings.Faults is null;
        var organization = given ?? OrganizationGenerator.Generate(
            Demonstration.Accounts, regions, settings.SeedOrDefault);
        var spec = authored ?? Demonstration.Spec(regions);
        var release = await Inputs.ReleaseAsync(spec, ct);
        PlanCommand.Valid(context, spec, organization, release);
        IReadOnlyList<Fault> faults = isDemonstration ? Demonstration.Faults(organization) : await inputs.FaultsAsync(ct);

        context.People.MarkupLine(
            $"Rehearsing [bold]{Markup.Escape(spec.Name)}[/]: {organization.Accounts.Count} accounts × {regions.Count} regions, "
            + $"{release.Packs.Count} packs, {faults.Count} planned faults, seed {settings.SeedOrDefault}. Nothing real is touched.");
        var session = new RehearsalSession(spec, organization, release, faults, settings.SeedOrDefault, context)
        {
            AtEnd = reports.Length == 0 ? null : async (ports, id, world, token) => await ReportFile.WriteAsync(
                reports,
                await new ReportReading(ports, await Inputs.ContentAsync(spec.Content, token), world).ReadAsync(id, token),
                context.People,
                token),
        };
        var document = await RolloutWatcher.WatchAsync(context, live => session.RunAsync(
            (ports, id, cloud) => new RolloutWatcher(context.People, live, ports, id, ports.Clock.GetUtcNow())
            {
                World = () => cloud.Events,
            },
            ct));
        context.WriteJson(document);
        RehearsalText.Write(context.People, document);
        return document.State == nameof(RolloutStatus.Completed) ? ExitCode.Done : ExitCode.Findings;
    }
}
