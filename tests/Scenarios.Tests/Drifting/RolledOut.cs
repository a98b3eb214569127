using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Drift;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Scenarios.Tests.Drifting;

/// <summary>
/// An organization that a healing release has been rolled out to, in which things are changed and restored again and
/// again. Some accounts are out of scope, some have a region not enabled.
/// </summary>
internal sealed class RolledOut : IDisposable
{
    /// <summary>Long enough for the aggregator to have taken in what changed.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromMinutes(30);

    /// <summary>An organization pack leaves out at most a thousand.</summary>
    private const int MostOutside = 100;

    private RolledOut(Stage stage, OrganizationSnapshot organization, IReadOnlyList<Target> targets) =>
        (Stage, Organization, Targets) = (stage, organization, targets);

    public Stage Stage { get; }

    /// <summary>As it was when the plan was made.</summary>
    public OrganizationSnapshot Organization { get; }

    /// <summary>Targets that have everything.</summary>
    public IReadOnlyList<Target> Targets { get; }

    /// <summary>Differences that have no way back: who has left, who has joined.</summary>
    public List<Difference> Lasting { get; } = [];

    /// <param name="wholeUpTo">Accounts up to which everything is looked into; fewer than these, so that the aggregator
    /// is believed.</param>
    public static async Task<RolledOut> CreateAsync(
        int accounts, IReadOnlyList<string> regions, int wholeUpTo, CancellationToken ct, long seed = 1)
    {
        var organization = Flawed(Organizations.Of(accounts, [.. regions]));
        var spec = (accounts > PlanLimits.ExcludedAccounts ? A.Spec() : A.Spec(A.Wave("canary", 2, 3), A.Rest)) with
        {
            Delivery = Delivery.Organization,
            Remediation = RemediationMode.Heal,
            Scope = new() { Exclude = [.. Outside(accounts).Select(n => new Exclusion(Organizations.Id(n), "elsewhere", "team", null))] },
            Gates = new GateRules { MaxFailedTargets = new Allowance(0) },
        };
        var stage = new Stage(
            organization, spec, [], seed, HealingContent.Release, new StepLimits { FullReadingUpTo = wholeUpTo });
        (await stage.RunAsync(Person.Nobody, ct)).Status.Should().Be(RolloutStatus.Completed);
        stage.Clock.Advance(TimeSpan.FromDays(1));
        var records = await stage.Ports.Targets.ReadAsync(stage.Rollout, ct);
        return new(stage, organization, [.. records.Where(r => r.State == TargetState.Deployed).Select(r => r.Target)]);
    }

    /// <summary>Numbers of accounts that no wave takes: every fiftieth, and at least one.</summary>
    public static IEnumerable<int> Outside(int accounts) =>
        Enumerable.Range(4, accounts - 4).Where(n => n % 50 == 4).Take(MostOutside);

    /// <summary>Changes things, lets time pass, and asks for a report.</summary>
    /// <returns>What was changed, and what was reported.</returns>
    public async Task<(IReadOnlyList<Difference> Changed, DriftReport Report)> CheckAsync(
        IReadOnlyList<Change> changes, CancellationToken ct)
    {
        var done = Stage.Cloud.Between(cloud => changes.Select(change => change.Make(cloud)).ToList());
        Stage.Clock.Advance(Noticed);
        (await Stage.RunMachineAsync("drift", ct)).Should().Be(new FlowResult.Ended(null, null));
        var report = (await Stage.Ports.Book.FindAsync<DriftReport>(Stage.Rollout, CheckDrift.Document, ct))!;
        Stage.Cloud.Between(_ =>
        {
            done.AsEnumerable().Reverse().ToList().ForEach(one => one.Undo?.Invoke());
            return done.Count;
        });
        Stage.Clock.Advance(TimeSpan.FromHours(6)); // a put reaches a thousand accounts, and the aggregator forgets
        Lasting.AddRange(done.Where(one => one.Undo is null));
        return (done, report);
    }

    public void Dispose() => Stage.Dispose();

    private static OrganizationSnapshot Flawed(OrganizationSnapshot organization) => organization with
    {
        Accounts =
        [
            .. organization.Accounts.Select((account, n) => n % 40 != 7 ? account : account with
            {
                Regions = [.. organization.Regions.SkipLast(1)],
                Recorders = [.. account.Recorders!.SkipLast(1)],
            }),
        ],
    };
}
