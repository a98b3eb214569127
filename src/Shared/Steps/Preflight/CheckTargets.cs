using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Preflight;

/// <summary>Finds out which targets can receive the release.</summary>
public sealed partial class CheckTargets(
    ITargetInspector inspector, RolloutBook book, StepLimits limits, ILogger<CheckTargets> log)
    : IStep<RolloutRef, TargetsChecked>
{
    public async Task<TargetsChecked> RunAsync(RolloutRef input, CancellationToken ct)
    {
        var spec = await book.SpecAsync(input.Rollout, ct);
        var organization = await book.OrganizationAsync(input.Rollout, ct);
        var seen = await OrganizationInspection.RunAsync(inspector, organization, spec, limits, ct);
        await book.KeepAsync(input.Rollout, seen.Organization, ct);
        var failed = seen.Inspected.Count(i => i.ErrorCode is not null);
        Log.Checked(log, input.Rollout, seen.Confirmed, seen.Inspected.Count, failed);
        return new(seen.Confirmed, seen.Inspected.Count, failed);
    }

    private static partial class Log
    {
        [LoggerMessage(
            201,
            LogLevel.Information,
            "{RolloutId}: {Confirmed} targets confirmed by the aggregator, {Inspected} accounts inspected, {Failed} could not be")]
        public static partial void Checked(ILogger logger, RolloutId rolloutId, int confirmed, int inspected, int failed);
    }
}

/// <param name="ConfirmedByAggregator">Targets that needed no look into the member.</param>
/// <param name="Inspected">Accounts looked into through the assumed role.</param>
/// <param name="Unreadable">Accounts that could not be looked into.</param>
public sealed record TargetsChecked(int ConfirmedByAggregator, int Inspected, int Unreadable);
