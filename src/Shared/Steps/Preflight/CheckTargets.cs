using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Preflight;

/// <summary>
/// Finds out which targets can receive the release: the aggregator first, then the members it is silent about and a
/// sample of the others (design decision 10).
/// </summary>
public sealed partial class CheckTargets(
    ITargetInspector inspector, RolloutBook book, StepLimits limits, ILogger<CheckTargets> log)
    : IStep<RolloutRef, TargetsChecked>
{
    public async Task<TargetsChecked> RunAsync(RolloutRef input, CancellationToken ct)
    {
        var spec = await book.SpecAsync(input.Rollout, ct);
        var organization = await book.OrganizationAsync(input.Rollout, ct);
        var regions = spec.Regions ?? organization.Regions;
        var recording = await inspector.ReadRecordingAsync(regions, ct);
        var today = organization.Accounts.Where(spec.Scope.Includes).Where(a => a.State == AccountState.Active).ToList();
        IReadOnlyList<AccountId> doubtful =
        [
            .. Inspection.Choose(today, regions, recording, spec, limits.InspectShare)
                .Union(Inspection.ByRole(organization, today, spec)).Order(),
        ];
        var inspected = await FanOut.RunAsync(
            doubtful, limits.Parallelism, (id, token) => inspector.InspectAsync(id, spec.MemberRole, regions, token), ct);
        var checkedAccounts = Inspection.Merge(organization.Accounts, regions, recording, inspected);
        await book.KeepAsync(input.Rollout, organization with { Accounts = checkedAccounts }, ct);
        var failed = inspected.Count(i => i.ErrorCode is not null);
        Log.Checked(log, input.Rollout, recording.Count, inspected.Count, failed);
        return new(recording.Count, inspected.Count, failed);
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
