using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Drift;

/// <summary>
/// Gathers what is there: the organization, recorders, packs, rules, documents and roles. Nothing is changed.
/// </summary>
public sealed class DriftReading(
    IOrganizationReader organizations,
    IAggregatorView aggregator,
    RecorderReading recorders,
    OrganizationPackReading packs,
    TargetedDrift targeted,
    RuleReading rules,
    RemediationReading remediations,
    FoundationReading foundations,
    CauseReading causes,
    ITargetLedger targets,
    RolloutBook book,
    StepLimits limits,
    TimeProvider clock)
{
    public async Task<DriftReport> ReadAsync(RolloutId rollout, DriftReport? earlier, CancellationToken ct)
    {
        var scene = await SceneAsync(rollout, ct);
        var rolledOut = scene.RolledOut.Select(r => r.Target.Account).ToHashSet();
        IReadOnlyList<DriftItem> items =
        [
            .. AccountDrift.OfOrganization(scene.Planned, scene.Now, scene.Spec, rolledOut),
            .. await recorders.ReadAsync(scene, ct),
            .. AggregatedPackDrift.WithVersions(scene, await packs.ReadAsync(scene, ct)),
            .. AggregatedPackDrift.WithVersions(scene, await targeted.ReadAsync(rollout, Visited(scene), ct)),
            .. AggregatedPackDrift.Copies(scene),
            .. Failed(scene),
            .. await rules.ReadAsync(scene, ct),
            .. await remediations.ReadAsync(scene, ct),
            .. await foundations.ReadAsync(scene, ct),
        ];
        var at = clock.GetUtcNow();
        var begun = (await book.HeaderAsync(rollout, ct)).StartedAt;
        var scope = new CauseScope(
            scene.Planned.ManagementAccountId, scene.Spec.MemberRole, scene.Plan.HomeRegion, begun, at, earlier);
        return new(at, scene.RolledOut.Count, await causes.ExplainAsync(scope, items, ct));
    }

    private async Task<DriftScene> SceneAsync(RolloutId rollout, CancellationToken ct)
    {
        var spec = await book.SpecAsync(rollout, ct);
        var scene = new DriftScene(
            spec,
            await book.PlanAsync(rollout, ct),
            await book.ReleaseAsync(rollout, ct),
            await book.OrganizationAsync(rollout, ct),
            await organizations.ReadAsync(withTags: spec.Scope.Include?.Tags.Count > 0, ct),
            [.. (await targets.ReadAsync(rollout, ct)).Where(r => r.Wave is not null || r.IsEarly)],
            [],
            await aggregator.ReadPacksAsync(ct));
        var named = await targeted.OfAsync(rollout, scene.RolledOut, ct);
        return named.Count == 0 ? scene : scene with { Named = [.. named.Where(r => scene.ExpectedSet.Contains(r.Target))] };
    }

    /// <summary>
    /// Stack sets are asked as sets. Other targets are asked themselves: all of a small organization, of a large one
    /// those the aggregator does not vouch for.
    /// </summary>
    private IReadOnlyList<TargetRecord> Visited(DriftScene scene) =>
        scene.Packs is null || scene.Now.Accounts.Count <= limits.FullReadingUpTo
            ? scene.Named
            : [.. scene.Named.Where(r => IsByStackSets(scene.Plan, r) || !scene.KnowsAll(r.Target))];

    private static bool IsByStackSets(Plan plan, TargetRecord record) => plan.StackSetSplit > 1 &&
        plan.Waves[record.Wave!.Value].DeliveryTo(record.Target.Account, plan.ManagementAccount) == Delivery.StackSet;

    /// <summary>What the rollout's own waves did not bring about.</summary>
    private static IEnumerable<DriftItem> Failed(DriftScene scene) => scene.RolledOut
        .Where(r => r.State is TargetState.Failed or TargetState.Stuck && scene.Present.Contains(r.Target.Account))
        .Select(r => r.ErrorCode == Waves.PackOutcome.Unconfirmed
            ? new DriftItem(r.Target.Account, r.Target.Region, DriftKind.Unreadable, "pack", "readable", r.Error ?? "")
            : new DriftItem(
                r.Target.Account, r.Target.Region, DriftKind.PackFailed, "", "deployed", $"{r.ErrorCode}: {r.Error}",
                "the rollout's own wave failed here", r.UpdatedAt));
}
