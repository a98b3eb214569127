using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Steps.Closing;

/// <summary>
/// Ends the hand-over of a canary: its account-level packs are deleted where a detailed status confirms every
/// organization pack. A target that has not got them keeps its own.
/// </summary>
public sealed class HandedOver(
    IPackDeployer packs, ITargetLedger targets, RolloutBook book, TargetedWaves targeted, Evidence evidence, StepLimits limits)
{
    private const string Subject = "handover";

    public async Task<Retired> RetireAsync(RolloutId rollout, CancellationToken ct)
    {
        var plan = await book.PlanAsync(rollout, ct);
        if (plan.HandOver is null)
        {
            return Retired.Nothing;
        }

        var release = await book.ReleaseAsync(rollout, ct);
        var canary = (await targets.ReadAsync(rollout, ct))
            .Where(r => r.State is not TargetState.Gone && TargetedDelivery.IsTargeted(plan, r)).Select(r => r.Target).ToHashSet();
        var confirmed = await ConfirmedAsync(release, plan, canary, ct);
        await evidence.KeepAsync(rollout, Retired.EvidenceOf(Subject), confirmed, ct);
        var answer = await targeted.TakeOutAsync(rollout, confirmed, Subject, ct);
        if (answer.Busy.Count > 0)
        {
            return new(Subject, [.. answer.Busy.Select(t => $"account-level packs in {t}")], "");
        }

        var kept = canary.Count - confirmed.Count + answer.Refused.Count;
        return new(
            Subject,
            [],
            $"account-level packs are taken out of {confirmed.Count - answer.Refused.Count} targets that have the organization packs"
            + (kept == 0 ? "" : $"; {kept} targets keep them, for nothing confirms the organization packs there, or they refuse"));
    }

    private async Task<HashSet<Target>> ConfirmedAsync(
        Release release, Plan plan, IReadOnlySet<Target> canary, CancellationToken ct)
    {
        var confirmed = canary.ToHashSet();
        var jobs = release.Packs.SelectMany(p => plan.Regions.Select(r => (Pack: p.DeployedName, Region: r))).ToList();
        var readings = await FanOut.RunAsync(
            jobs, limits.Parallelism, (job, stop) => packs.ReadAsync(job.Pack, job.Region, PackReadingDepth.Full, stop), ct);
        foreach (var (job, reading) in jobs.Zip(readings))
        {
            var has = reading.Rows.Where(r => r.Status == PackRowStatus.Successful)
                .Select(r => new Target(r.Account, job.Region)).ToHashSet();
            confirmed.RemoveWhere(target => target.Region == job.Region && !has.Contains(target));
        }

        return confirmed;
    }
}
