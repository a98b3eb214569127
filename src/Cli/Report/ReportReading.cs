using PciAutoHeal.Cli.Console;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Documents.Generation;
using PciAutoHeal.Simulation;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Drift;

namespace PciAutoHeal.Cli.Report;

/// <summary>Puts a report together from what the ledger holds of one rollout; AWS is not asked.</summary>
/// <param name="content">The release that was rolled out, where it is at hand; another one says nothing of this
/// rollout.</param>
/// <param name="world">What a simulated world did by itself; null where the world is real.</param>
internal sealed class ReportReading(StepPorts ports, ContentRelease? content, IReadOnlyList<WorldEvent>? world)
{
    public async Task<ReportDocument> ReadAsync(RolloutId id, CancellationToken ct)
    {
        var header = await ports.Book.HeaderAsync(id, ct);
        var spec = await ports.Book.SpecAsync(id, ct);
        var release = await ports.Book.ReleaseAsync(id, ct);
        var events = await ports.Ledger.ReadAsync(id, ct);
        var state = RolloutState.Fold(events);
        var plan = state.PlanHash is null ? null : await ports.Book.PlanAsync(id, ct);
        var status = await StatusReading.ReadAsync(ports, id, ct);
        var organization = await ports.Book.FindAsync<OrganizationSnapshot>(id, "organization", ct);
        var drift = await ports.Book.FindAsync<DriftReport>(id, CheckDrift.Document, ct);
        var course = Course.Of(events);
        var now = ports.Clock.GetUtcNow();
        return new(
            now,
            new(
                id.Value,
                header.Name,
                status.State,
                status.Reason,
                status.Advice,
                status.PlanHash,
                header.StartedAt,
                header.StartedBy,
                ExpectedEnd.Of(plan, state, course, header.StartedAt, now),
                world is not null,
                plan?.Delivery,
                release.Hash,
                [.. release.Packs.Select(p => new ReportPack(p.Name.Value, p.DeployedName.Value, p.RuleCount))]),
            Summary(status.Targets),
            [.. status.Waves.Select(wave => WaveOf(wave, plan, course))],
            course.Rollout,
            TimelineReading.Of(events, world ?? [], header.StartedAt),
            drift is null ? null : DriftDocument.Of(drift),
            ReportCoverage.Of(content, release),
            new(spec.Remediation, ModesOf(state), null),
            [.. spec.Scope.Exclude.Select(e => ExceptionOf(e, DateOnly.FromDateTime(now.UtcDateTime)))],
            RegionsOf(plan, spec, status.Targets),
            AccountsOf(organization, status.Targets),
            status.Targets);
    }

    private static SortedDictionary<string, int> Summary(IReadOnlyList<TargetLine> targets) =>
        new(targets.GroupBy(t => t.State).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal);

    private static ReportWave WaveOf(WaveLine wave, Plan? plan, Course course) => new(
        wave.Number,
        wave.Name,
        wave.State,
        plan?.Waves.FirstOrDefault(planned => planned.Number == wave.Number)?.Accounts.Count ?? 0,
        wave.Targets,
        course.Wave(wave.Number));

    private static List<PackMode> ModesOf(RolloutState state) =>
    [
        .. state.Puts.Values.OrderBy(put => put.Pack.Value, StringComparer.Ordinal).ThenBy(put => put.Region)
            .Select(put => new PackMode(put.Pack.Value, put.Region.Value, put.Mode, put.At)),
    ];

    private static ReportException ExceptionOf(Exclusion exclusion, DateOnly today) => new(
        exclusion.Account.Value, exclusion.Reason, exclusion.Owner, exclusion.Expires, !exclusion.HasExpired(today));

    private static List<string> RegionsOf(Plan? plan, RolloutSpec spec, IReadOnlyList<TargetLine> targets) =>
    [
        .. (plan?.Regions ?? spec.Regions ?? []).Select(region => region.Value)
            .Union(targets.Select(target => target.Region)).Order(StringComparer.Ordinal),
    ];

    /// <summary>An account that joined later is in the ledger before it is in a snapshot.</summary>
    private static List<ReportAccount> AccountsOf(OrganizationSnapshot? organization, IReadOnlyList<TargetLine> targets)
    {
        var known = organization?.Accounts.ToDictionary(account => account.Id.Value) ?? [];
        return
        [
            .. known.Keys.Union(targets.Select(target => target.Account)).Order(StringComparer.Ordinal)
                .Select(id => known.TryGetValue(id, out var account)
                    ? new ReportAccount(id, account.Name, string.Join('/', account.Path), account.State.Word())
                    : new ReportAccount(id, "", "", "")),
        ];
    }
}
