using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Preflight;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>
/// The organization a verb works on: from a file, generated, or read from AWS with what its targets say.
/// </summary>
internal static class OrganizationReading
{
    public static async Task<OrganizationSnapshot> ReadAsync(
        CliContext context, Inputs inputs, RolloutSpec spec, CancellationToken ct)
    {
        IReadOnlyList<Region> regions = context.Settings.Regions.Count > 0
            ? context.Settings.Regions
            : spec.Regions ?? [Region.Parse("us-east-1")];
        return await inputs.OrganizationAsync(regions, ct) ?? await ReadLiveAsync(context, spec, ct);
    }

    /// <summary>Reads accounts, and recorders and regions of those in scope; the same way a rollout does.</summary>
    public static async Task<OrganizationSnapshot> ReadLiveAsync(
        CliContext context, RolloutSpec spec, CancellationToken ct)
    {
        using var host = LiveHost.WithoutLedger(context, spec.HomeRegion ?? spec.Regions?[0]);
        var organization = await host.Ports.Organizations.ReadAsync(withTags: true, ct);
        var seen = await OrganizationInspection.RunAsync(
            host.Ports.Inspector, organization, spec, host.Ports.Limits, ct);
        return seen.Organization with { Regions = spec.Regions ?? organization.Regions };
    }
}
