using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>Where a rollout was started, so that resume needs no repetition. Never a secret.</summary>
internal sealed record RememberedHost(string? EndpointUrl, string? Profile, string? Region, ClockPace Pace)
{
    private const string Document = "host";

    /// <summary>The deployed state machine that runs it; null when a process does.</summary>
    public string? StateMachine { get; init; }

    /// <summary>
    /// Keeps what was decided, not what was typed: the spec may have named the home region, a variable the address.
    /// </summary>
    public static Task KeepAsync(
        Host host, RolloutId rollout, string? profile, ClockPace pace, CancellationToken ct, string? stateMachine = null) =>
        host.Ports.Book.KeepAsync(
            rollout,
            Document,
            new RememberedHost(host.Endpoint.ServiceUrl, profile, host.Endpoint.HomeRegion.Value, pace) { StateMachine = stateMachine },
            ct);

    public static Task<RememberedHost?> FindAsync(StepPorts ports, RolloutId rollout, CancellationToken ct) =>
        ports.Book.FindAsync<RememberedHost>(rollout, Document, ct);

    /// <summary>The settings with what was remembered, where the command line says nothing.</summary>
    public static async Task<(CliSettings Settings, ClockPace? Pace)> ApplyAsync(
        StepPorts ports, RolloutId rollout, CliSettings settings, CancellationToken ct)
    {
        var kept = await FindAsync(ports, rollout, ct);
        return (settings with
        {
            EndpointUrl = settings.EndpointUrl ?? kept?.EndpointUrl,
            Profile = settings.Profile ?? kept?.Profile,
            Region = settings.Region ?? kept?.Region,
        }, kept?.Pace);
    }
}
