using System.CommandLine;
using PciAutoHeal.Cli.Commands;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>Finds a rollout in the ledger and where it was started.</summary>
internal static class RolloutHost
{
    public static async Task<(RolloutId Rollout, CliSettings Settings, ClockPace? Pace)> FindAsync(
        CliContext context, ParseResult parsed, CancellationToken ct) =>
        await FindAsync(context, parsed.GetValue(RolloutArguments.Rollout), ct);

    public static async Task<(RolloutId Rollout, CliSettings Settings, ClockPace? Pace)> FindAsync(
        CliContext context, string? given, CancellationToken ct)
    {
        using var host = await LiveHost.OpenAsync(context, null, ct);
        var rollout = await RolloutArguments.FindAsync(host, given, ct);
        var (settings, pace) = await RememberedHost.ApplyAsync(host.Ports, rollout, context.Settings, ct);
        return (rollout, settings, pace);
    }
}
