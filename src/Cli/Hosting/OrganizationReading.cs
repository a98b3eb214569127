using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Preflight;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>The organization a verb works on: from a file, generated, or read from AWS with what its targets say.</summary>
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
    public static async Task<OrganizationSnapshot> ReadLiveAsync(CliContext context, RolloutSpec spec, CancellationToken ct)
    {
        using var host = LiveHost.WithoutLedger(context, spec.HomeRegion ?? spec.Regions?[0]);
        var organization = await host.Ports.Organizations.ReadAsync(withTags: true, ct);
        var regions = spec.Regions ?? organization.Regions;
        var recording = await host.Ports.Inspector.ReadRecordingAsync(regions, ct);
        var active = organization.Accounts.Where(spec.Scope.Includes).Where(a => a.State == AccountState.Active).ToList();
        var doubtful = Inspection.Choose(active, regions, recording, spec, host.Ports.Limits.InspectShare);
        var inspected = await FanOut.RunAsync(
            doubtful,
            host.Ports.Limits.Parallelism,
            (id, token) => host.Ports.Inspector.InspectAsync(id, spec.MemberRole, regions, token),
            ct);
        return organization with
        {
            Regions = regions,
            Accounts = Inspection.Merge(organization.Accounts, regions, recording, inspected),
        };
    }
}
