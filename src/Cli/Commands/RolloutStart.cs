using System.CommandLine;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rollout start</c>.</summary>
internal static class RolloutStart
{
    private const string About =
        """
        Start a rollout by rollout.yaml and run it until it ends, pauses or waits for a person. With '--engine stepfunctions' the
        deployed state machine runs it, and start returns at once; the ledger is the installation's table.

        Credentials are found as the AWS CLI finds them; --endpoint-url talks to an emulator or to 'pciautoheal simulate'.
        """;

    public static Command Create(CliIo io) => Verbs.Create(
        "start", About, io, RunAsync, RolloutArguments.Engine, RolloutArguments.StateMachine, RolloutArguments.Actor, ClockOption.Option);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var isDeployed = DeployedMachine.IsAskedFor(context, parsed);
        var pace = new ClockPace(ClockOption.ScaleOf(parsed.GetValue(ClockOption.Option)), context.Io.Clock.GetUtcNow());
        if (isDeployed && pace.Scale > 1)
        {
            throw new InvalidInputException("PAH4068", "The deployed flow keeps real time.", "Leave --clock out.");
        }

        var inputs = new Inputs(context);
        var spec = await inputs.SpecAsync(ct);
        var release = await Inputs.ReleaseAsync(spec, ct);
        if (await inputs.OrganizationAsync(spec.Regions ?? [], ct) is { } organization)
        {
            PlanCommand.RefuseInvalid(context, spec, organization, release);
        }
        else if (SpecDiagnostics.NamesAccounts(spec))
        {
            await RefuseUnknownAccountsAsync(context, spec, ct);
        }

        if (isDeployed)
        {
            return await DeployedStart.RunAsync(context, parsed, spec, release, pace, ct);
        }

        using var host = await LiveHost.CreateAsync(context, spec.HomeRegion ?? spec.Regions?[0], pace, ct);
        var id = await Registration.RegisterAsync(host.Ports, spec, release, RolloutArguments.ActorOf(context, parsed), ct);
        await RememberedHost.KeepAsync(host, id, context.Settings.Profile, pace, ct);
        return await EmbeddedRun.RunAsync(context, host, id, ct);
    }

    /// <summary>A mistyped account is found before anything is registered; everything else the flow finds from what it reads.</summary>
    private static async Task RefuseUnknownAccountsAsync(CliContext context, RolloutSpec spec, CancellationToken ct)
    {
        using var reading = LiveHost.WithoutLedger(context, spec.HomeRegion ?? spec.Regions?[0]);
        var present = await reading.Ports.Organizations.ReadAsync(withTags: false, ct);
        var today = DateOnly.FromDateTime(context.Io.Clock.GetUtcNow().UtcDateTime);
        var errors = SpecDiagnostics.Check(spec, present, today).Where(d => d.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors);
        }
    }
}
