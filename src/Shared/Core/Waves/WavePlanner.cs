using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>
/// Compiles a spec, an organization and a release into a plan: pure, deterministic, proved and hashed.
/// </summary>
public static class WavePlanner
{
    public static Plan Compile(
        RolloutSpec spec,
        OrganizationSnapshot organization,
        Release release,
        DateOnly today,
        BudgetRates? rates = null,
        StandingPacks? standing = null)
    {
        var plan = Choose(Draft(spec, organization, release, Delivery.Organization, today), spec, release);
        if (plan.Waves.Any(w => w.Delivery != Delivery.Organization && w.Accounts.Contains(plan.ManagementAccount)))
        {
            plan = Choose(Draft(spec, organization, release, Delivery.Account, today), spec, release);
        }

        plan = plan with { StackSetSplit = standing?.Split ?? plan.StackSetSplit };
        plan = plan with
        {
            Budget = Budgeting.Estimate(
                spec, release, plan, organization.Accounts.Count, rates ?? BudgetRates.Default),
            Diagnostics =
            [
                .. plan.Diagnostics,
                .. DeliveryNotes.Of(plan, standing ?? StandingPacks.None),
                .. PlanLimits.Check(plan, release, standing ?? StandingPacks.None),
                .. PlanProof.Check(plan, spec, organization),
            ],
        };
        return plan with { Hash = PlanHash.Of(plan, spec, release) };
    }

    private static Plan Choose(Plan draft, RolloutSpec spec, Release release) => spec.Delivery == Delivery.Auto
        ? DeliveryChoice.Of(draft, release)
        : DeliveryChoice.Deliver(draft, spec.Delivery);

    private static Plan Draft(
        RolloutSpec spec, OrganizationSnapshot organization, Release release, Delivery delivery, DateOnly today)
    {
        IReadOnlyList<Region> regions = [.. (spec.Regions ?? organization.Regions).Distinct()];
        var skipped = new List<SkippedTarget>();
        var ready = new Dictionary<AccountId, IReadOnlyList<Target>>();
        var planned = new List<Account>();
        foreach (var account in organization.Accounts.Where(spec.Scope.Includes).OrderBy(a => a.Id))
        {
            if (Readiness.OfAccount(account, spec, release, delivery, organization.ManagementAccountId, today) is { } reason)
            {
                skipped.Add(new(account.Id, null, reason));
                continue;
            }

            var judged = regions.Select(r => (Region: r, Reason: Readiness.OfRegion(account, r))).ToList();
            skipped.AddRange(judged.Where(j => j.Reason is not null).Select(j => new SkippedTarget(account.Id, j.Region, j.Reason!)));
            if (judged.Any(j => j.Reason is null))
            {
                ready[account.Id] = [.. judged.Where(j => j.Reason is null).Select(j => new Target(account.Id, j.Region)).Order()];
                planned.Add(account);
            }
        }

        var (dealt, uncovered) = WaveAssignment.Assign(spec.Waves, planned);
        var waves = Number(spec.Waves, dealt, ready);
        return new Plan(
            spec.Name,
            Delivery.Organization,
            organization.ManagementAccountId,
            spec.HomeRegion ?? (regions.Count > 0 ? regions[0] : Region.Parse("us-east-1")),
            regions,
            [.. release.Packs.Select(p => p.Name)],
            waves,
            skipped,
            [.. organization.Accounts.Select(a => a.Id).Order()],
            [.. SpecDiagnostics.Check(spec, organization, today), .. Coverage(spec, dealt, uncovered, planned)],
            PlanBudget.None)
        {
            StackSetSplit = StackSetSplit.Of(organization.Accounts.Count, release.Packs.Count, regions.Count),
        };
    }

    private static List<PlannedWave> Number(
        IReadOnlyList<WaveSpec> specs, IReadOnlyList<IReadOnlyList<Account>> dealt, Dictionary<AccountId, IReadOnlyList<Target>> ready)
    {
        var parts = specs.Zip(dealt).Where(x => x.Second.Count > 0).SelectMany(x =>
            x.Second.Chunk(x.First.MaxAccounts ?? int.MaxValue).Select(part => (x.First.Name, Accounts: part)));
        return
        [
            .. parts.Select((part, number) => new PlannedWave(
                number,
                part.Name,
                [.. part.Accounts.Select(a => a.Id).Order()],
                [.. part.Accounts.SelectMany(a => ready[a.Id]).Order()])),
        ];
    }

    private static IEnumerable<Diagnostic> Coverage(
        RolloutSpec spec, IReadOnlyList<IReadOnlyList<Account>> dealt, IReadOnlyList<Account> uncovered, List<Account> planned)
    {
        if (uncovered.Count > 0)
        {
            var some = string.Join(", ", uncovered.Select(a => a.Id).Order().Take(5));
            yield return Diagnostic.Error(
                "PAH1203",
                $"No wave takes {uncovered.Count} of {planned.Count} accounts in scope: {some}{(uncovered.Count > 5 ? ", …" : "")}.",
                spec.Waves.Count > 0 ? spec.Waves[^1].Where : null,
                "Add a last wave `{ name: rest, rest: true }`, or exclude the accounts with a reason.");
        }

        if (planned.Count == 0)
        {
            yield return Diagnostic.Error(
                "PAH1307", "No account in scope can receive the release.", fix: "See the skipped accounts for their reasons, and check the scope.");
        }

        foreach (var (wave, _) in spec.Waves.Zip(dealt).Where(x => x.Second.Count == 0 && planned.Count > 0))
        {
            yield return Diagnostic.Warning(
                "PAH1205", $"Wave '{wave.Name}' takes no account and is left out.", wave.Where);
        }
    }
}
