using System.CommandLine;
using PciAutoHeal.Aws.StepFunctions;
using PciAutoHeal.Cli.Commands;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using Spectre.Console;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>
/// Starts a rollout in the deployed state machine; a start that was cut off is gone on with rather than repeated.
/// </summary>
internal static class DeployedStart
{
    public static async Task<int> RunAsync(
        CliContext context, ParseResult parsed, RolloutSpec spec, Release release, ClockPace pace, CancellationToken ct)
    {
        var home = spec.HomeRegion ?? spec.Regions?[0];
        var machine = await FindMachineAsync(context, parsed, home, ct);
        using var host = await LiveHost.CreateAsync(context, home, pace, ct);
        var actor = RolloutArguments.ActorOf(context, parsed);
        var rollout = await FindUnbegunAsync(host, machine, new(spec, release, actor), ct)
            ?? await Registration.RegisterAsync(host.Ports, spec, release, actor, ct);
        await RememberedHost.KeepAsync(host, rollout, context.Settings.Profile, pace, ct, machine.Value);
        await DeployedMachine.Flow(machine, context, host, rollout).StartAsync(ct);
        context.People.WriteLine($"watch it with: pciautoheal rollout watch {rollout} --ledger {context.Settings.Ledger}");
        return await RolloutDesk.ToldAsync(context, host, rollout, ct);
    }

    /// <summary>A machine that is not there is found out before a table or a registration is made.</summary>
    private static async Task<MachineArn> FindMachineAsync(
        CliContext context, ParseResult parsed, Region? home, CancellationToken ct)
    {
        using var looking = LiveHost.WithoutLedger(context, home);
        var machine = await DeployedMachine.NamedAsync(context, parsed, looking, ct);
        return await looking.Deployed(machine).IsDeployedAsync(ct) ? machine : throw DeployedRuns.NoMachine(machine);
    }

    /// <summary>What a process runs, or another machine, is somebody else's.</summary>
    public static async Task<RolloutId?> FindUnbegunAsync(
        Host host, MachineArn? machine, Registration.Asked asked, CancellationToken ct) =>
        await Registration.FindUnbegunAsync(host.Ports, asked, ct) is { } rollout
        && (await RememberedHost.FindAsync(host.Ports, rollout, ct) is not { } kept || kept.StateMachine == machine?.Value)
            ? rollout
            : null;
}
