using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Drift;

/// <summary>Gathers what is there: the organization, recorders, packs, documents and roles. Nothing is changed.</summary>
public sealed class DriftReading(
    IOrganizationReader organizations,
    ITargetInspector inspector,
    IPackDeployer packs,
    TargetedDrift targeted,
    IFoundationDeployer foundations,
    ITargetLedger targets,
    RolloutBook book,
    CauseReading causes,
    StepLimits limits,
    TimeProvider clock)
{
    public async Task<DriftReport> ReadAsync(RolloutId rollout, DriftReport? earlier, CancellationToken ct)
    {
        var spec = await book.SpecAsync(rollout, ct);
        var plan = await book.PlanAsync(rollout, ct);
        var release = await book.ReleaseAsync(rollout, ct);
        var planned = await book.OrganizationAsync(rollout, ct);
        var now = await organizations.ReadAsync(withTags: spec.Scope.Include?.Tags.Count > 0, ct);
        var records = await targets.ReadAsync(rollout, ct);
        var rolledOut = records.Where(r => r.Wave is not null).ToList();
        var present = now.Accounts.Where(a => a.State == AccountState.Active).Select(a => a.Id).ToHashSet();
        var expected = rolledOut
            .Where(r => r.State is TargetState.Deployed or TargetState.Contained && present.Contains(r.Target.Account))
            .Select(r => r.Target)
            .ToList();

        var expectedNow = expected.ToHashSet();
        var named = (await targeted.OfAsync(rollout, rolledOut, ct)).Where(r => expectedNow.Contains(r.Target)).ToList();
        IReadOnlyList<DriftItem> items =
        [
            .. AccountDrift.OfOrganization(planned, now, spec, rolledOut.Select(r => r.Target.Account).ToHashSet()),
            .. await RecordersAsync(planned, plan, spec, expected, ct),
            .. await PacksAsync(plan, release, [.. expected.Except(named.Select(r => r.Target))], rolledOut, present, ct),
            .. await targeted.ReadAsync(rollout, named, ct),
            .. await FoundationAsync(plan, release, expected, ct),
        ];
        var at = clock.GetUtcNow();
        var scope = new CauseScope(
            planned.ManagementAccountId, spec.MemberRole, plan.HomeRegion, (await book.HeaderAsync(rollout, ct)).StartedAt, at, earlier);
        return new(at, rolledOut.Count, await causes.ExplainAsync(scope, items, ct));
    }

    /// <summary>
    /// The aggregator first; a look inside where it does not confirm (design decision 10). It knows nothing of recording
    /// groups, so a small organization is looked into whole and a large one by sample.
    /// </summary>
    private async Task<IReadOnlyList<DriftItem>> RecordersAsync(
        OrganizationSnapshot planned, Plan plan, RolloutSpec spec, IReadOnlyList<Target> expected, CancellationToken ct)
    {
        var recording = await inspector.ReadRecordingAsync(plan.Regions, ct);
        var share = planned.Accounts.Count <= limits.FullReadingUpTo ? 1 : limits.InspectShare;
        var accounts = expected.Select(t => t.Account).ToHashSet();
        var sampled = Preflight.Inspection.Choose(
            [.. planned.Accounts.Where(a => accounts.Contains(a.Id))], plan.Regions, recording, spec with { Waves = [] }, share);
        var doubtful = expected.Where(t => !recording.Contains(t)).Select(t => t.Account).Union(sampled).Distinct().Order().ToList();
        var seen = await FanOut.RunAsync(
            doubtful, limits.Parallelism, (id, token) => inspector.InspectAsync(id, spec.MemberRole, plan.Regions, token), ct);
        var byAccount = expected.ToLookup(t => t.Account);
        var before = planned.Accounts.ToDictionary(a => a.Id);
        return
        [
            .. seen.SelectMany(s => s.Recorders is { } recorders
                ? byAccount[s.Account].Select(t => AccountDrift.OfRecorder(t, recorders.FirstOrDefault(r => r.Region == t.Region)))
                : byAccount[s.Account].Where(t => !recording.Contains(t)).Select(t => Unreadable(t, "recorder", $"{s.ErrorCode}: {s.Error}")))
                .OfType<DriftItem>(),
            .. seen.SelectMany(s => RegionDrift.Of(before[s.Account], s.Regions, plan.Regions)),
        ];
    }

    private async Task<IReadOnlyList<DriftItem>> PacksAsync(
        Plan plan,
        Release release,
        IReadOnlyList<Target> expected,
        IReadOnlyList<TargetRecord> rolledOut,
        HashSet<AccountId> present,
        CancellationToken ct)
    {
        var jobs = release.Packs.SelectMany(p => plan.Regions.Select(r => (Pack: p, Region: r))).ToList();
        var readings = await FanOut.RunAsync(jobs, limits.Parallelism, ReadAsync, ct);
        var failed = rolledOut
            .Where(r => r.State is TargetState.Failed or TargetState.Stuck && present.Contains(r.Target.Account))
            .Select(r => r.ErrorCode == Waves.PackOutcome.Unconfirmed
                ? Unreadable(r.Target, "pack", r.Error ?? "")
                : new DriftItem(
                    r.Target.Account, r.Target.Region, DriftKind.PackFailed, "", "deployed", $"{r.ErrorCode}: {r.Error}", "the rollout's own wave failed here", r.UpdatedAt));
        return [.. readings.SelectMany(r => r), .. failed];

        async Task<IEnumerable<DriftItem>> ReadAsync((Pack Pack, Region Region) job, CancellationToken token)
        {
            var here = expected.Where(t => t.Region == job.Region).ToList();
            if (here.Count == 0)
            {
                return [];
            }

            if (await packs.FindAsync(job.Pack.DeployedName, job.Region, token) is null)
            {
                return here.Select(t => PackDrift.Missing(t, job.Pack, "the organization pack is gone"));
            }

            var reading = await packs.ReadAsync(job.Pack.DeployedName, job.Region, PackReadingDepth.Full, token);
            var rows = reading.Rows.ToDictionary(r => r.Account);
            return here.Select(t => PackDrift.Of(t, job.Pack, rows.GetValueOrDefault(t.Account))).OfType<DriftItem>();
        }
    }

    private async Task<IEnumerable<DriftItem>> FoundationAsync(
        Plan plan, Release release, IReadOnlyList<Target> expected, CancellationToken ct)
    {
        if (release.Foundation is not { } foundation || expected.Count == 0)
        {
            return [];
        }

        var covered = expected.Where(t => t.Account != plan.ManagementAccount).ToList();
        var drifts = await foundations.ReadDriftAsync(foundation, covered, plan.HomeRegion, ct);
        return drifts.Select(d => new DriftItem(
            d.Target.Account, d.Target.Region, Enum.Parse<DriftKind>(d.Kind.ToString()), d.Resource ?? "", "as released", d.Actual));
    }

    private static DriftItem Unreadable(Target target, string subject, string why) =>
        new(target.Account, target.Region, DriftKind.Unreadable, subject, "readable", why);
}
