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
        foreach (var outside in targets.Select(t => t.Account).Distinct().Where(a => !spec.Scope.Includes(accounts[a])))
        {
            yield return Broken($"account {outside} is out of scope");
        }

        var skipped = plan.Skipped.Where(s => s.Region is null).Select(s => s.Account).ToHashSet();
        foreach (var target in targets.Where(t => skipped.Contains(t.Account)))
        {
            yield return Broken($"{target} is planned and skipped");
        }

        foreach (var (wave, region) in plan.Waves.Skip(1).SelectMany(w => plan.Regions.Select(r => (w, r))))
        {
            if (plan.ExclusionsOf(wave.Number, region).Except(plan.ExclusionsOf(wave.Number - 1, region)).Any())
            {
                yield return Broken($"the exclusion list of {region} grows in wave {wave.Number}");
            }
        }
    }

    private static Diagnostic Broken(string what) => Diagnostic.Error(
        "PAH1390", $"The plan breaks an invariant: {what}.", fix: "This is a defect of PciAutoHeal; nothing was changed.");
}
