using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Simulation;
using PciAutoHeal.Simulation.Services.Config.Members;
using PciAutoHeal.Simulation.Services.Config.Organization;
using PciAutoHeal.Simulation.Services.Iam;
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
        NobodyGetsPacksOfTheirOwnBeforeTheirWave(stage, outcome);
        NobodyLosesAPack(stage, outcome);
        await DeployedIsDeployedAsync(stage, outcome, ct);
    }

    private static void NobodyIsLost(Outcome outcome)
    {
        if (outcome.Status == RolloutStatus.Completed)
        {
            outcome.Plan!.Waves.Should().NotBeEmpty("nobody at all is no success");
            outcome.Targets.Where(t => Open.Contains(t.State)).Should()
                .BeEmpty("a completed rollout has settled everything");
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

    /// <summary>
    /// The same put again, word for word, is only for another attempt, which a person asked for; a retry may begin
    /// several waves again, each with a put of its own.
    /// </summary>
    private static void NothingIsPutTwice(Stage stage, Outcome outcome)
    {
        var attempts = outcome.Events.Where(e => e.Kind == RolloutEventKind.WaveStarted).GroupBy(e => e.Wave)
            .SelectMany(wave => wave.Skip(1)).Concat(outcome.Events.Where(e => e.Kind == RolloutEventKind.RolloutResumed)).ToList();
        foreach (var pack in stage.Wire.Puts.Where(p => p.Accepted).GroupBy(p => (p.Pack, p.Region)))
        {
            foreach (var (first, again) in pack.Zip(pack.Skip(1)).Where(x => x.First.Body == x.Second.Body))
            {
                attempts.Should().Contain(
                    e => e.At >= first.At && e.At <= again.At,
                    "{0} is put in {1} at {2} and again at {3}", pack.Key.Pack, pack.Key.Region, first.At, again.At);
            }
        }
    }

    /// <summary>Each put excludes every member that is in a later wave or in none.</summary>
    private static void NobodyGetsAPackBeforeTheirWave(Stage stage, Outcome outcome)
    {
        foreach (var put in stage.Wire.Puts.Where(p => p.Accepted && stage.Release.Packs.Any(own => own.DeployedName.Value == p.Pack)))
        {
            var plan = outcome.Plan!;
            var wave = outcome.Events.Last(e => e.Kind == RolloutEventKind.WaveStarted && e.At <= put.At).Wave!.Value;
            var known = outcome.Events.Where(e => e.At <= put.At).Select(e => e.Id).ToHashSet();
            var unknown = outcome.Events.Where(e => e.Kind == RolloutEventKind.AccountJoined && !known.Contains(e.Id))
                .Select(e => e.Id["AccountJoined:".Length..]);
            var admitted = outcome.Targets.Where(t => t.IsEarly).Select(t => t.Target.Account.Value).Concat(unknown)
                .ToHashSet();
            var early = plan.ExclusionsOf(wave, put.Region)
                .Where(a => !admitted.Contains(a.Value)).Where(a => put.Members.Contains(a) && !put.Excluded.Contains(a) && !put.Live.Contains(a));
            early.Should().BeEmpty("wave {0} of {1} in {2} admits nobody else", wave, put.Pack, put.Region);
        }
    }

    /// <summary>
    /// To exclude an account that has the pack deletes it there; only a rollback may, one that hangs before its end as
    /// well.
    /// </summary>
    private static void NobodyLosesAPack(Stage stage, Outcome outcome)
    {
        if (!outcome.Has(RolloutEventKind.WaveRolledBack))
        {
            var back = outcome.Events.Where(e => e.Kind == RolloutEventKind.PackPut && e.Id.Contains(".rollback.", StringComparison.Ordinal))
                .Select(e => e.At).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
            stage.Wire.Puts.Where(p => p.Accepted && p.At < back).SelectMany(p => p.Excluded.Intersect(p.Live).Select(a => (p.Pack, p.Region, a)))
                .Should().BeEmpty("a put never excludes an account that has the pack");
        }
    }

    /// <summary>
    /// Except where the account has left since, or where somebody else took the pack away: a completed rollout says so
    /// in its drift report; one that stopped before has yet to look.
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

    /// <summary>The remediation modes in which the organization packs stand now.</summary>
    public static IReadOnlyList<string> Modes(this Stage stage) => stage.Cloud.Between(c => stage.Regions
        .SelectMany(region => OrganizationPacks.Of(c).In(region))
        .Where(p => !p.IsGone(c.Now))
        .SelectMany(p => p.Put.InputParameters)
        .Where(parameter => (string?)parameter!["ParameterName"] == "RemediationMode")
        .Select(parameter => (string)parameter!["ParameterValue"]!)
        .ToList());

    /// <summary>How many packs of the release really are in a target, whoever put them there.</summary>
    public static int PacksIn(this Stage stage, Target target) =>
        stage.Cloud.Between(c => OrganizationPacks.Of(c).In(target.Region)
            .Where(p => p.Find(target.Account)?.ContentAt(c.Now) is not null).Select(p => p.Name)
            .Union(OwnPacks(c, target)).Count(name => stage.Release.Packs.Any(p => p.DeployedName.Value == name)));

    /// <summary>How many organization packs are in a target.</summary>
    public static int OrganizationPacksIn(this Stage stage, Target target) => stage.Cloud.Between(c =>
        OrganizationPacks.Of(c).In(target.Region).Count(p => p.Find(target.Account)?.ContentAt(c.Now) is not null));

    /// <summary>Packs that the account has as its own, by a call or by a stack.</summary>
    public static IReadOnlyList<string> OwnPacksIn(this Stage stage, Target target) =>
        stage.Cloud.Between(c => OwnPacks(c, target).ToList());

    /// <summary>
    /// Gives an account the role by which the product works in members; the management account has none by itself.
    /// </summary>
    public static void GiveRole(this Stage stage, AccountId id, string role = "PciAutoHealMember")
    {
        stage.Cloud.Between(c =>
        {
            var account = c.Organization.Find(id)!;
            var trust = $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{c.Organization.DelegatedAdministrator.Id}}}"},"Action":"sts:AssumeRole"}]}""";
            account.Global<IamRoles>()
                .Create(c, account, role, trust).AttachedPolicies.Add("arn:aws:iam::aws:policy/AdministratorAccess");
            return true;
        });
    }

    /// <summary>The remediation modes of an account's own packs.</summary>
    public static IReadOnlyList<string> ModesIn(this Stage stage, Target target) => stage.Cloud.Between(c => OwnOf(c, target)
        .SelectMany(p => p.InputParameters.Where(i => (string?)i!["ParameterName"] == "RemediationMode")
            .Select(i => (string)i!["ParameterValue"]!)).ToList());

    private static IEnumerable<string> OwnPacks(SimulatedCloud cloud, Target target) =>
        OwnOf(cloud, target).Where(p => p.ContentAt(cloud.Now) is not null).Select(p => p.Name);

    private static IEnumerable<AccountPack> OwnOf(SimulatedCloud cloud, Target target) =>
        cloud.Organization.Find(target.Account)?.Global<AccountPacks>().In(target.Region, cloud.Now) ?? [];

    /// <summary>Only a target of a wave that was begun has packs of its own.</summary>
    private static void NobodyGetsPacksOfTheirOwnBeforeTheirWave(Stage stage, Outcome outcome)
    {
        var begun = outcome.Events.Where(e => e.Kind == RolloutEventKind.WaveStarted).Select(e => e.Wave).ToHashSet();
        var admitted = outcome.Plan?.Waves.Where(w => begun.Contains(w.Number)).SelectMany(w => w.Targets).ToHashSet() ?? [];
        foreach (var target in outcome.Targets.Select(t => t.Target).Where(t => !admitted.Contains(t)))
        {
            stage.OwnPacksIn(target).Should().BeEmpty("{0} is in no wave that was begun", target);
        }
    }
}
