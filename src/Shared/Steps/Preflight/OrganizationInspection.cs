using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Preflight;

/// <summary>
/// What is known of every account once the aggregator was asked, and then the members it is silent about and a sample
/// of the others (design decision 10).
/// </summary>
/// <param name="Confirmed">Targets that needed no look into the member.</param>
/// <param name="Inspected">What members said that were looked into.</param>
public sealed record OrganizationInspection(
    OrganizationSnapshot Organization, int Confirmed, IReadOnlyList<AccountInspection> Inspected)
{
    public static async Task<OrganizationInspection> RunAsync(
        ITargetInspector inspector, OrganizationSnapshot organization, RolloutSpec spec, StepLimits limits, CancellationToken ct)
    {
        var regions = spec.Regions ?? organization.Regions;
        var recording = await inspector.ReadRecordingAsync(regions, ct);
        var today = organization.Accounts.Where(spec.Scope.Includes).Where(a => a.State == AccountState.Active)
            .ToList();
        var byRole = Inspection.ByRole(organization, today, spec).Select(id => new AccountDoubt(id, regions)).ToList();
        var inspected = await FanOut.RunAsync(
            [
                .. Inspection.Choose(today, regions, recording, spec, limits)
                    .Where(doubt => byRole.TrueForAll(one => one.Account != doubt.Account)).Concat(byRole).OrderBy(doubt => doubt.Account),
            ],
            limits.Parallelism,
            async (doubt, stop) =>
                await inspector.InspectAsync(doubt.Account, spec.MemberRole, doubt.Regions, stop) with { Asked = doubt.Regions },
            ct);
        return new(
            organization with { Accounts = Inspection.Merge(organization.Accounts, regions, recording, inspected) },
            recording.Count,
            inspected);
    }
}
