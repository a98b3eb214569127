using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>
/// Proves the invariants of a compiled plan, independently of how it was compiled: every target in exactly one wave,
/// nothing outside the scope or skipped, exclusion lists that only shrink. A finding here is a defect of the planner.
/// </summary>
public static class PlanProof
{
    public static IEnumerable<Diagnostic> Check(Plan plan, RolloutSpec spec, OrganizationSnapshot organization)
    {
        var targets = plan.Waves.SelectMany(w => w.Targets).ToList();
        foreach (var twice in targets.GroupBy(t => t).Where(g => g.Count() > 1))
        {
            yield return Broken($"{twice.Key} is in {twice.Count()} waves");
        }

        foreach (var twice in plan.Waves.SelectMany(w => w.Accounts).GroupBy(a => a).Where(g => g.Count() > 1))
        {
            yield return Broken($"account {twice.Key} is in {twice.Count()} waves");
        }

        var accounts = organization.Accounts.ToDictionary(a => a.Id);
        bool IsInScope(AccountId id) => accounts.TryGetValue(id, out var account) && spec.Scope.Includes(account);
        foreach (var outside in targets.Select(t => t.Account).Distinct().Where(a => !IsInScope(a)))
        {
            yield return Broken($"account {outside} is out of scope");
        }

        var skipped = plan.Skipped.Where(s => s.Region is null).Select(s => s.Account).ToHashSet();
        foreach (var target in targets.Where(t => skipped.Contains(t.Account)))
        {
            yield return Broken($"{target} is planned and skipped");
        }

        foreach (var broken in ExclusionsShrink(plan).Concat(DeliveriesFit(plan)))
        {
            yield return broken;
        }
    }

    /// <summary>
    /// An exclusion list is the organization without everybody admitted so far. It shrinks with every wave, by that
    /// wave's accounts, as long as waves are numbered in order and admit members of the organization only; this is
    /// checked rather than each list, of which a large plan has thousands.
    /// </summary>
    private static IEnumerable<Diagnostic> ExclusionsShrink(Plan plan)
    {
        var places = plan.Waves.Select((wave, index) => (wave, index));
        foreach (var (wave, index) in places.Where(x => x.wave.Number != x.index))
        {
            yield return Broken($"wave {wave.Number} stands at place {index}");
        }

        var members = plan.Organization.ToHashSet();
        foreach (var stranger in plan.Waves.SelectMany(w => w.Accounts).Where(a => !members.Contains(a)))
        {
            yield return Broken($"account {stranger} is planned but not in the organization");
        }

        foreach (var wave in plan.Waves)
        {
            if (wave.Targets.Select(t => t.Account).Except(wave.Accounts).FirstOrDefault() is { } stray)
            {
                yield return Broken($"wave {wave.Number} has targets of account {stray}, which is not in it");
            }
        }
    }

    /// <summary>
    /// Only a canary of account-level packs may change over, once and to organization packs: from there on every wave's
    /// list admits all waves before, so that whoever has a pack gets the other one too before the first is deleted.
    /// </summary>
    private static IEnumerable<Diagnostic> DeliveriesFit(Plan plan)
    {
        foreach (var wave in plan.Waves.Where(w => w.Delivery == Delivery.Auto))
        {
            yield return Broken($"nothing says how wave {wave.Number} is delivered");
        }

        foreach (var (before, after) in plan.Waves.Zip(plan.Waves.Skip(1)).Where(w => w.First.Delivery != w.Second.Delivery))
        {
            if ((before.Delivery, after.Delivery) != (Delivery.Account, Delivery.Organization))
            {
                yield return Broken($"wave {after.Number} changes from {before.Delivery} to {after.Delivery}");
            }
        }

        if (plan.HandOver is not null && PlanLimits.LargestExclusionList(plan) > PlanLimits.ExcludedAccounts)
        {
            yield return Broken($"wave {plan.HandOver.Number} takes over with too many accounts excluded");
        }
    }

    private static Diagnostic Broken(string what) => Diagnostic.Error(
        "PAH1390", $"The plan breaks an invariant: {what}.", fix: "This is a defect of PciAutoHeal; nothing was changed.");
}
