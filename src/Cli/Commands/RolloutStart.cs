using System.CommandLine;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rollout start</c>.</summary>
internal static class RolloutStart
{
    private const string About =
        """
        Start a rollout by rollout.yaml and run it until it ends, pauses or waits for a person.

        Credentials are found as the AWS CLI finds them; --endpoint-url talks to an emulator or to 'pciautoheal simulate'.
        """;

    public static Command Create(CliIo io) => Verbs.Create(
        "start", About, io, RunAsync, RolloutArguments.Engine, RolloutArguments.Actor, ClockOption.Option);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        RolloutArguments.RefuseOtherEngines(parsed);
        var pace = new ClockPace(ClockOption.ScaleOf(parsed.GetValue(ClockOption.Option)), context.Io.Clock.GetUtcNow());
        var inputs = new Inputs(context);
        var spec = await inputs.SpecAsync(ct);
        var release = await Inputs.ReleaseAsync(spec, ct);
        if (await inputs.OrganizationAsync(spec.Regions ?? [], ct) is { } organization)
        {
            PlanCommand.RefuseInvalid(context, spec, organization, release);
        }

        using var host = await LiveHost.CreateAsync(context, spec.HomeRegion ?? spec.Regions?[0], pace, ct);
        var id = await Registration.RegisterAsync(host.Ports, spec, release, RolloutArguments.ActorOf(context, parsed), ct);
        await RememberedHost.KeepAsync(host, id, context.Settings.Profile, pace, ct);
        return await EmbeddedRun.RunAsync(context, host, id, ct);
    }
}
