using System.CommandLine;
using PciAutoHeal.Aws;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps;

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
        var pace = new ClockPace(
            ClockOption.ScaleOf(parsed.GetValue(ClockOption.Option)), context.Io.Clock.GetUtcNow());
        if (isDeployed && pace.Scale > 1)
        {
            throw new InvalidInputException("PAH4068", "The deployed flow keeps real time.", "Leave --clock out.");
        }

        var inputs = new Inputs(context);
        var spec = await inputs.SpecAsync(ct);
        var release = await Inputs.ReleaseAsync(spec, ct);
        if (await inputs.OrganizationAsync(spec.Regions ?? [], ct) is { } organization)
        {
            PlanCommand.Valid(context, spec, organization, release);
        }
        else if (SpecDiagnostics.NamesAccounts(spec))
        {
            await RefuseUnknownAccountsAsync(context, spec, mayBeDenied: isDeployed, ct);
        }

        if (isDeployed)
        {
            return await DeployedStart.RunAsync(context, parsed, spec, release, pace, ct);
        }

        using var host = await LiveHost.CreateAsync(context, spec.HomeRegion ?? spec.Regions?[0], pace, ct);
        var id = await Registration.RegisterAsync(
            host.Ports, spec, release, RolloutArguments.ActorOf(context, parsed), ct);
        await RememberedHost.KeepAsync(host, id, context.Settings.Profile, pace, ct);
        return await EmbeddedRun.RunAsync(context, host, id, ct);
    }

    /// <summary>
    /// A mistyped account is found before anything is registered; everything else the flow finds from what it reads.
    /// </summary>
    /// <param name="mayBeDenied">Whoever may start the deployed flow need not be allowed to look at the
    /// organization.</param>
    private static async Task RefuseUnknownAccountsAsync(
        CliContext context, RolloutSpec spec, bool mayBeDenied, CancellationToken ct)
    {
        using var reading = LiveHost.WithoutLedger(context, spec.HomeRegion ?? spec.Regions?[0]);
        try
        {
            var present = await reading.Ports.Organizations.ReadAsync(withTags: false, ct);
            var today = DateOnly.FromDateTime(context.Io.Clock.GetUtcNow().UtcDateTime);
            var errors = SpecDiagnostics.Check(spec, present, today).Where(d => d.Severity == Severity.Error).ToList();
            if (errors.Count > 0)
            {
                throw new InvalidInputException(errors);
            }
        }
        catch (TerminalException e) when (mayBeDenied && e.InnerException is { } inner && AwsErrors.Read(inner)?.Kind == AwsErrorKind.Denied)
        {
            // the flow reads the organization with its own rights, and refuses what is wrong with it
        }
    }
}
