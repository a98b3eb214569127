using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>
/// Holds a plan to the limits of the platform (reference/aws-limits.md §1), and names the smallest change that fits.
/// </summary>
public static class PlanLimits
{
    /// <summary>Accounts in <c>ExcludedAccounts</c>.</summary>
    public const int ExcludedAccounts = 1000;

    public const int RulesPerPack = 130;

    /// <summary>AWS Config rules in one account and region, those of packs included.</summary>
    public const int RulesPerTarget = 1000;

    /// <summary>
    /// Rules of all organization packs in one account and region. The current quota page has dropped the row (reference
    /// §1); it stands until the platform is known to take more, because a pack beyond it fails only in the members.
    /// </summary>
    public const int OrganizationRules = 350;

    public const int PackParameters = 60;

    /// <summary>Bytes of a pack's template when AWS Config reads it from S3.</summary>
    public const int PackTemplateBytes = 300 * 1024;

    /// <summary>The list of the first wave that has one; later lists are shorter. 0 where no wave has one.</summary>
    public static int LargestExclusionList(Plan plan) =>
        plan.Waves.FirstOrDefault(w => w.Delivery == Delivery.Organization) is { } first ? ExclusionsAt(plan, first.Number) : 0;

    /// <summary>
    /// How many accounts an organization pack of this wave would exclude, in the region where they are most.
    /// </summary>
    public static int ExclusionsAt(Plan plan, int wave)
    {
        var admitted = plan.Waves.Take(wave + 1).SelectMany(w => w.Targets).CountBy(t => t.Region).ToDictionary();
        return plan.Organization.Count - plan.Regions.Select(r => admitted.GetValueOrDefault(r)).DefaultIfEmpty(0).Min();
    }

    public static IEnumerable<Diagnostic> Check(Plan plan, Release release, StandingPacks standing) =>
        [.. Exclusions(plan), .. release.Packs.SelectMany(OfPack), .. RulesOf(plan, release, standing)];

    private static IEnumerable<Diagnostic> Exclusions(Plan plan)
    {
        if (plan.Delivery != Delivery.Organization || plan.HandOver is not null)
        {
            yield break;
        }

        var largest = LargestExclusionList(plan);
        var canary = plan.Waves.Count == 0 ? 0 : plan.Waves[0].Accounts.Count;
        var needed = canary + largest - ExcludedAccounts;
        var possible = needed <= plan.Waves.Sum(w => w.Accounts.Count);
        if (largest > ExcludedAccounts)
        {
            yield return Diagnostic.Error(
                "PAH1301",
                $"Wave 0 has {canary} of {plan.Organization.Count} accounts, so {largest} would have to be excluded; " +
                $"an organization conformance pack takes at most {ExcludedAccounts} exclusions.",
                fix: possible
                    ? $"Make the first wave at least {needed} accounts, or use `delivery: stackset` or `delivery: account` for a small canary."
                    : "Use `delivery: stackset` or `delivery: account`: all waves together are too small for an organization pack.");
        }
        else if (largest > ExcludedAccounts * 95 / 100)
        {
            yield return Diagnostic.Warning(
                "PAH1302",
                $"Wave 0 excludes {largest} accounts of at most {ExcludedAccounts}; accounts that join could not be held out.",
                fix: $"Make the first wave {largest - (ExcludedAccounts * 95 / 100)} accounts larger for 5 % headroom.");
        }
    }

    private static IEnumerable<Diagnostic> OfPack(Pack pack)
    {
        if (pack.RuleCount > RulesPerPack)
        {
            yield return Diagnostic.Error(
                "PAH1303", $"Pack {pack.Name} has {pack.RuleCount} rules; a pack takes at most {RulesPerPack}.", fix: "Split the pack.");
        }

        if (pack.Parameters.Count > PackParameters)
        {
            yield return Diagnostic.Error(
                "PAH1305", $"Pack {pack.Name} has {pack.Parameters.Count} parameters; a pack takes at most {PackParameters}.", fix: "Split the pack.");
        }

        var bytes = System.Text.Encoding.UTF8.GetByteCount(pack.Template);
        if (bytes > PackTemplateBytes)
        {
            yield return Diagnostic.Error(
                "PAH1306", $"Pack {pack.Name} is {bytes} bytes; AWS Config reads at most {PackTemplateBytes}.", fix: "Split the pack.");
        }
    }

    /// <summary>
    /// Old packs go only when the new ones are there, and a canary that is handed over has its packs twice.
    /// </summary>
    private static IEnumerable<Diagnostic> RulesOf(Plan plan, Release release, StandingPacks standing)
    {
        var own = release.Packs.Sum(p => p.RuleCount);
        var rules = (plan.HandOver is null ? own : 2 * own) + standing.Rules;
        var beside = standing.Rules == 0 ? "" : $", {standing.Rules} of packs that are there included,";
        if (rules > RulesPerTarget)
        {
            yield return Diagnostic.Error(
                "PAH1304",
                $"The packs create {rules} rules{beside} in every account and region; AWS Config takes at most {RulesPerTarget}.",
                fix: "Roll out fewer packs.");
        }
        else if (plan.Delivery == Delivery.Organization && own + standing.Rules > OrganizationRules)
        {
            yield return Diagnostic.Error(
                "PAH1308",
                $"The packs create {own + standing.Rules} organization rules{beside} in every account and region; AWS Config takes at "
                + $"most {OrganizationRules}.",
                fix: standing.Replaced.Count > 0
                    ? "Name fewer packs in `packs`, one after the other, so that each replaces its old version before the next comes."
                    : "Name fewer packs in `packs`, or use `delivery: stackset` or `delivery: account`.");
        }
    }
}
