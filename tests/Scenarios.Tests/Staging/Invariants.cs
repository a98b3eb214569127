using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Simulation.Services.Config.Organization;
using PciAutoHeal.Steps.Drift;

namespace PciAutoHeal.Scenarios.Tests.Staging;

/// <summary>What must hold after every rollout, whatever happened to it.</summary>
internal static class Invariants
{
    private static readonly TargetState[] Open = [TargetState.Pending, TargetState.Deploying];

    public static async Task HoldAsync(Stage stage, Outcome outcome, CancellationToken ct)
    {
        outcome.Status.Should().NotBe(RolloutStatus.Running).And.NotBe(RolloutStatus.Planned);
        outcome.Events.Select(e => e.Id).Should().OnlyHaveUniqueItems();
        if (outcome.Status != RolloutStatus.Completed)
        {
            outcome.State.Reason.Should().NotBeNullOrWhiteSpace("a rollout that is {0} says why", outcome.Status);
        }

        NobodyIsLost(outcome);
        NoWaveStartsBeforeItsGate(outcome);
        NothingIsPutTwice(stage, outcome);
        NobodyGetsAPackBeforeTheirWave(stage, outcome);
        NobodyLosesAPack(stage, outcome);
        await DeployedIsDeployedAsync(stage, outcome, ct);
    }

    private static void NobodyIsLost(Outcome outcome)
    {
        if (outcome.Status == RolloutStatus.Completed)
        {
            outcome.Plan!.Waves.Should().NotBeEmpty("nobody at all is no success");
            outcome.Targets.Where(t => Open.Contains(t.State)).Should().BeEmpty("a completed rollout has settled everything");
        }

        if (outcome.Plan is { IsFeasible: true } plan)
        {
            outcome.Targets.Where(t => t.Wave is not null).Select(t => t.Target)
                .Should().BeEquivalentTo(plan.Waves.SelectMany(w => w.Targets), "every planned target has exactly one record");
        }
    }

    private static void NoWaveStartsBeforeItsGate(Outcome outcome)
    {
        var passed = new HashSet<int>();
        foreach (var e in outcome.Events)
        {
            if (e is { Kind: RolloutEventKind.WaveStarted, Wave: > 0 and var wave })
            {
                passed.Should().Contain(wave - 1, "wave {0} starts once the gate before it is passed", wave);
            }
            else if (e is { Kind: RolloutEventKind.GatePassed, Wave: { } gate })
            {
                passed.Add(gate);
            }
        }
    }

    /// <summary>The same put again, word for word, is only for another attempt, which a person asked for.</summary>
    private static void NothingIsPutTwice(Stage stage, Outcome outcome)
    {
        foreach (var pack in stage.Wire.Puts.Where(p => p.Accepted).GroupBy(p => (p.Pack, p.Region)))
        {
            foreach (var (first, again) in pack.Zip(pack.Skip(1)).Where(x => x.First.Body == x.Second.Body))
            {
                outcome.Events.Should().Contain(
                    e => e.Kind == RolloutEventKind.RolloutResumed && e.At >= first.At && e.At <= again.At,
                    "{0} is put in {1} at {2} and again at {3}", pack.Key.Pack, pack.Key.Region, first.At, again.At);
            }
        }
    }

    /// <summary>Each put excludes every member that is in a later wave or in none.</summary>
    private static void NobodyGetsAPackBeforeTheirWave(Stage stage, Outcome outcome)
    {
        foreach (var put in stage.Wire.Puts.Where(p => p.Accepted))
        {
            var plan = outcome.Plan!;
            var wave = outcome.Events.Last(e => e.Kind == RolloutEventKind.WaveStarted && e.At <= put.At).Wave!.Value;
            var early = plan.ExclusionsOf(wave, put.Region)
                .Where(a => put.Members.Contains(a) && !put.Excluded.Contains(a) && !put.Live.Contains(a));
            early.Should().BeEmpty("wave {0} of {1} in {2} admits nobody else", wave, put.Pack, put.Region);
        }
    }

    /// <summary>To exclude an account that has the pack deletes it there; only a rollback may.</summary>
    private static void NobodyLosesAPack(Stage stage, Outcome outcome)
    {
        if (!outcome.Has(RolloutEventKind.WaveRolledBack))
        {
            stage.Wire.Puts.Where(p => p.Accepted).SelectMany(p => p.Excluded.Intersect(p.Live).Select(a => (p.Pack, p.Region, a)))
                .Should().BeEmpty("a put never excludes an account that has the pack");
        }
    }

    /// <summary>
    /// Except where the account has left since, or where somebody else took the pack away: a completed rollout says so in its
    /// drift report; one that stopped before has yet to look.
    /// </summary>
    private static async Task DeployedIsDeployedAsync(Stage stage, Outcome outcome, CancellationToken ct)
    {
        var drift = await stage.Ports.Book.FindAsync<DriftReport>(stage.Rollout, CheckDrift.Document, ct);
        var told = drift?.Items.Select(i => (i.Account, i.Region)).ToHashSet() ?? [];
        var stopped = outcome.Status != RolloutStatus.Completed && stage.Cloud.Faults.Any(FaultKind.ForeignWriter);
        foreach (var target in outcome.In(TargetState.Deployed).Select(t => t.Target).Where(t => stage.IsMember(t.Account)))
        {
            if (!stopped && !told.Contains((target.Account, target.Region)))
            {
                stage.PacksIn(target).Should().Be(stage.Release.Packs.Count, "{0} is said to be deployed", target);
            }
        }
    }

    private static bool IsMember(this Stage stage, AccountId account) =>
        stage.Cloud.Between(c => c.Organization.FindMember(account) is not null);

    /// <summary>How many organization packs really are in a target.</summary>
    public static int PacksIn(this Stage stage, Target target) => stage.Cloud.Between(c => OrganizationPacks.Of(c).In(target.Region)
        .Count(p => p.Find(target.Account)?.ContentAt(c.Now) is not null));
}
