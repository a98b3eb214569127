using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Discovery;

/// <summary>Reads the organization once; every later decision of the run is made from this snapshot.</summary>
public sealed partial class DiscoverOrganization(
    IOrganizationReader organizations, RolloutBook book, ILogger<DiscoverOrganization> log)
    : IStep<RolloutRef, OrganizationDiscovered>
{
    public async Task<OrganizationDiscovered> RunAsync(RolloutRef input, CancellationToken ct)
    {
        var spec = await book.SpecAsync(input.Rollout, ct);
        var snapshot = await organizations.ReadAsync(AsksForTags(spec), ct);
        await book.KeepAsync(input.Rollout, snapshot, ct);
        var active = snapshot.Accounts.Count(a => a.State == AccountState.Active);
        Log.Discovered(log, input.Rollout, snapshot.Accounts.Count, active, snapshot.OrganizationId);
        return new(snapshot.Accounts.Count, active);
    }

    private static bool AsksForTags(RolloutSpec spec) =>
        spec.Scope.Include?.Tags.Count > 0 || spec.Waves.Any(w => w.Tags.Count > 0);

    private static partial class Log
    {
        [LoggerMessage(200, LogLevel.Information, "{RolloutId}: {Accounts} accounts in {Organization}, {Active} of them active")]
        public static partial void Discovered(ILogger logger, RolloutId rolloutId, int accounts, int active, string organization);
    }
}

/// <param name="Accounts">Accounts of the organization, whatever their state.</param>
public sealed record OrganizationDiscovered(int Accounts, int Active);
