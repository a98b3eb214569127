using Microsoft.Extensions.Logging;
using PciAutoHeal.Steps.Closing;
using PciAutoHeal.Steps.Discovery;
using PciAutoHeal.Steps.Drift;
using PciAutoHeal.Steps.Enrollment;
using PciAutoHeal.Steps.Foundations;
using PciAutoHeal.Steps.Operators;
using PciAutoHeal.Steps.Planning;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Preflight;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Steps;

/// <summary>The one list of steps. State machines, the embedded runner and the cloud all read it.</summary>
public static class StepCatalog
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    private static readonly Type[] Book = [typeof(IRolloutLedger), typeof(IArtifactStore)];

    /// <summary>What a step reaches that changes deployed packs while it listens to people.</summary>
    private static readonly Type[] Changing =
        [.. Book, typeof(ITargetLedger), typeof(IPackDeployer), typeof(ITargetedPacks), typeof(IBrakes), typeof(IOperatorDesk)];

    /// <summary>Whoever deletes keeps evidence first.</summary>
    private static readonly Type[] Deleting = [.. Changing, typeof(IComplianceReader)];

    /// <summary>A way back does not wait for accounts that have left.</summary>
    private static readonly Type[] TakingOut = [.. Deleting, typeof(IOrganizationReader)];

    public static IReadOnlyList<StepDefinition> All { get; } =
    [
        StepDefinition.Of(Long, [.. Book, typeof(IOrganizationReader)], typeof(DiscoverOrganization),
            p => new DiscoverOrganization(p.Organizations, p.Book, p.Logs.CreateLogger<DiscoverOrganization>())),
        StepDefinition.Of(Long, [.. Book, typeof(ITargetInspector)], typeof(CheckTargets),
            p => new CheckTargets(p.Inspector, p.Book, p.Limits, p.Logs.CreateLogger<CheckTargets>())),
        StepDefinition.Of(
            Short,
            [.. Book, typeof(ITargetLedger), typeof(IPackDeployer), typeof(IComplianceReader)],
            typeof(PlanWaves),
            p => new PlanWaves(p.Ledger, p.Targets, p.Book, p.Standing, p.Experience, p.Clock, p.Logs.CreateLogger<PlanWaves>())),
        StepDefinition.Of(Short, [.. Book, typeof(IOperatorDesk), typeof(IAlarms)], typeof(PickNextWave),
            p => new PickNextWave(p.Ledger, p.Book, p.AlarmWatch, p.Wishes, p.Limits, p.Clock)),
        StepDefinition.Of(Short, Book, typeof(AskOperator),
            p => new AskOperator(p.Ledger, p.Book, p.Clock)),
        StepDefinition.Of(Short, [.. Book, typeof(ITargetLedger), typeof(IOperatorDesk)], typeof(RecordAnswer),
            p => new RecordAnswer(p.Ledger, p.Targets, p.Desk, p.Book, p.Clock)),
        StepDefinition.Of(
            Long,
            [.. Book, typeof(ITargetLedger), typeof(ILeases), typeof(IOrganizationReader), typeof(ITargetInspector), typeof(IComplianceReader), typeof(IBrakes)],
            typeof(OpenWave),
            p => new OpenWave(
                p.Ledger, p.Targets, p.PackLeases, p.Organizations, p.Book, p.Baselines, p.Newcomers, p.RolloutBrake, p.Experience, p.Clock,
                p.Logs.CreateLogger<OpenWave>())),
        StepDefinition.Of(Long, [.. Book, typeof(ITargetLedger), typeof(IFoundationDeployer)], typeof(DeployFoundation),
            p => new DeployFoundation(p.Foundations, p.Targets, p.Book, p.Limits, p.Clock)),
        StepDefinition.Of(
            Long,
            [.. Book, typeof(ITargetLedger), typeof(IFoundationDeployer), typeof(IOperatorDesk)],
            typeof(CheckFoundation),
            p => new CheckFoundation(p.Foundations, p.Targets, p.Ledger, p.Book, p.Wishes, p.Limits, p.Clock)),
        StepDefinition.Of(
            Long,
            [.. Book, typeof(ITargetLedger), typeof(IPackDeployer), typeof(ITargetedPacks), typeof(IOperatorDesk)],
            typeof(PutPacks),
            p => new PutPacks(
                p.Packs, p.Ledger, p.Targets, p.Book, p.TargetedWaves, p.Experience, p.Wishes, p.Limits, p.Clock, p.Logs.CreateLogger<PutPacks>())),
        StepDefinition.Of(
            Long,
            [
                .. Book, typeof(ITargetLedger), typeof(IPackDeployer), typeof(ITargetedPacks), typeof(IOrganizationReader), typeof(IDocumentRuns),
                typeof(IAlarms), typeof(IOperatorDesk),
            ],
            typeof(PollWave),
            p => new PollWave(
                p.Packs, p.Ledger, p.Targets, p.Book, p.TargetedWaves, p.Wishes, p.Moving, p.GlanceAtGates, p.Departures, p.Watch, p.Experience,
                p.Limits, p.Clock,
                p.Logs.CreateLogger<PollWave>())),
        StepDefinition.Of(
            Long,
            [.. Book, typeof(ITargetLedger), typeof(IComplianceReader), typeof(IDocumentRuns), typeof(IAlarms), typeof(IOperatorDesk)],
            typeof(JudgeWave),
            p => new JudgeWave(
                p.Ledger, p.Targets, p.Book, p.Baselines, p.HealingWatch, p.AlarmWatch, p.Experience, p.Wishes, p.Limits, p.Clock,
                p.Logs.CreateLogger<JudgeWave>())),
        StepDefinition.Of(Long, Changing, typeof(ContainWave),
            p => new ContainWave(p.Containment, p.Ledger, p.Book, p.Wishes, p.Limits, p.Clock)),
        StepDefinition.Of(Long, TakingOut, typeof(RollBackWave),
            p => new RollBackWave(p.TakingOut, p.Ledger, p.Targets, p.Book, p.Wishes, p.Limits, p.Clock)),
        StepDefinition.Of(Long, [.. Changing, typeof(ILeases)], typeof(ContainRollout),
            p => new ContainRollout(p.Containment, p.PackLeases, p.Ledger, p.Book, p.Wishes, p.Limits, p.Clock)),
        StepDefinition.Of(Long, [.. TakingOut, typeof(ILeases)], typeof(RollBackRollout),
            p => new RollBackRollout(
                new(p.PreviousPacks, p.Restoring, p.RestoringDeliveries, p.Containment, p.TakingOut, p.RolloutBrake, p.Targets, p.Book), p.PackLeases, p.Ledger, p.Targets, p.Book, p.Wishes, p.Limits, p.Clock)),
        StepDefinition.Of(Long, [.. TakingOut, typeof(ILeases)], typeof(EvictTargets),
            p => new EvictTargets(p.TakingOut, p.PackLeases, p.Ledger, p.Targets, p.Book, p.Wishes, p.Limits, p.Clock)),
        StepDefinition.Of(
            Long,
            [.. Book, typeof(ITargetLedger), typeof(IOrganizationReader), typeof(ITargetInspector), typeof(IPackDeployer), typeof(ITargetedPacks), typeof(IFoundationDeployer),
                typeof(IAggregatorView), typeof(IMemberRules), typeof(IChangeTrail)],
            typeof(CheckDrift),
            p => new CheckDrift(
                p.Drift,
                p.Ledger,
                p.Book,
                p.Clock,
                p.Logs.CreateLogger<CheckDrift>())),
        StepDefinition.Of(Short, [.. Book, typeof(ITargetLedger)], typeof(EnrollAccounts),
            p => new EnrollAccounts(p.Ledger, p.Targets, p.Book, p.Clock)),
        StepDefinition.Of(Short, [typeof(IRolloutLedger)], typeof(RecordOutcome),
            p => new RecordOutcome(p.Ledger, p.Clock, p.Logs.CreateLogger<RecordOutcome>())),
        StepDefinition.Of(
            Long,
            [.. Deleting, typeof(IPackChecks)],
            typeof(RetirePacks),
            p => new RetirePacks(
                p.HandedOver, p.Replaced, p.ReplacedDeliveries, p.Ledger, p.Wishes, p.Limits, p.Clock, p.Logs.CreateLogger<RetirePacks>())),
        StepDefinition.Of(Short, [.. Book, typeof(ITargetLedger), typeof(ILeases)], typeof(CloseRollout),
            p => new CloseRollout(p.Ledger, p.Targets, p.Leases, p.Book, p.Clock)),
    ];

    public static StepDefinition? Find(string name) => All.FirstOrDefault(s => s.Name == name);
}
