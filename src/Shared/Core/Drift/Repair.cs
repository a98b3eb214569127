using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Core.Drift;

/// <summary>
/// What a rollout can mend of a report, as specs that name exactly the targets that drifted, and what it cannot, with
/// what helps instead.
/// </summary>
/// <param name="Specs">One for each set of regions: a spec is accounts times regions, and no other target may be in
/// it.</param>
/// <param name="Rest">Differences that putting packs does not undo.</param>
public sealed record Repair(IReadOnlyList<RolloutSpec> Specs, IReadOnlyList<(DriftItem Item, string Advice)> Rest)
{
    public static Repair Of(DriftReport report, RolloutSpec spec, Plan plan)
    {
        var groups = report.Items.Where(i => Advice(i.Kind) is null)
            .GroupBy(i => i.Account, i => i.Region)
            .Select(g => (Account: g.Key, Regions: RegionsOf(g, plan)))
            .GroupBy(one => string.Join(',', one.Regions))
            .OrderBy(g => g.Min(one => one.Account));
        return new(
            [.. groups.Select((g, n) => SpecOf(spec, plan, n + 1, [.. g.Select(one => one.Account).Order()], g.First().Regions))],
            [.. from item in report.Items let advice = Advice(item.Kind) where advice is not null select (item, advice)]);
    }

    /// <summary>Regions in the order of the plan; a difference of the whole account is one in all of them.</summary>
    private static IReadOnlyList<Region> RegionsOf(IEnumerable<Region?> found, Plan plan)
    {
        var regions = found.ToHashSet();
        return regions.Contains(null) ? plan.Regions : [.. plan.Regions.Where(r => regions.Contains(r))];
    }

    /// <summary>The same release under the same gates; what is left out stays left out.</summary>
    private static RolloutSpec SpecOf(
        RolloutSpec spec, Plan plan, int number, IReadOnlyList<AccountId> accounts, IReadOnlyList<Region> regions) => spec with
        {
            Name = FormattableString.Invariant($"{spec.Name}-repair-{number}"),
            Regions = regions,
            HomeRegion = plan.HomeRegion,
            Scope = spec.Scope with { Include = new() { Accounts = accounts } },
            Delivery = plan.Delivery,
            Waves = [new WaveSpec("repair") { Rest = true }],
        };

    /// <summary>What helps where putting the packs again does not; null where it does.</summary>
    private static string? Advice(DriftKind kind) => kind switch
    {
        DriftKind.PackMissing or DriftKind.PackFailed or DriftKind.PackOutdated or DriftKind.AccountJoined or DriftKind.RegionEnabled => null,
        DriftKind.RecorderStopped => "start the recorder: aws configservice start-configuration-recorder",
        DriftKind.RecorderMissing => "create a recorder and its delivery channel in the account",
        DriftKind.RecorderNarrowed => "let the recorder record all supported types again: aws configservice put-configuration-recorder",
        DriftKind.PackForeign => "take the pack out where nobody planned it: pciautoheal rollout evict, or the account's own delete",
        DriftKind.RuleMissing or DriftKind.RemediationMissing =>
            "AWS Config does not make again what an unchanged template made: pciautoheal rollout evict, then repair",
        DriftKind.RemediationException => "when its cause is gone: aws configservice delete-remediation-exceptions",
        DriftKind.DocumentMissing or DriftKind.RoleMissing or DriftKind.DocumentChanged or DriftKind.RoleChanged =>
            "StackSets do not undo what is changed by hand: change it back, or delete the stack instance and repair",
        DriftKind.AccountSuspended or DriftKind.AccountLeft => "nothing can be put there; the next plan leaves the account out",
        DriftKind.AccountMoved => "see that the account still belongs to the scope; its packs stay",
        _ => "see why it cannot be read; nothing is known of it",
    };
}
