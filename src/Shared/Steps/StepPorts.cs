using Microsoft.Extensions.Logging;
using PciAutoHeal.Steps.Brakes;
using PciAutoHeal.Steps.Closing;
using PciAutoHeal.Steps.Drift;
using PciAutoHeal.Steps.Durations;
using PciAutoHeal.Steps.Enrollment;
using PciAutoHeal.Steps.Healing;
using PciAutoHeal.Steps.Notifications;
using PciAutoHeal.Steps.Planning;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Steps;

/// <summary>Everything steps reach the world through; a host fills it once.</summary>
public sealed record StepPorts(
    IOrganizationReader Organizations,
    ITargetInspector Inspector,
    IFoundationDeployer Foundations,
    IPackDeployer Packs,
    ITargetedPacks MemberPacks,
    ITargetedPacks StackSetPacks,
    IPackChecks Checks,
    IBrakes Brakes,
    IDocumentRuns Runs,
    IComplianceReader Compliance,
    IRolloutLedger Ledger,
    ITargetLedger Targets,
    IArtifactStore Artifacts,
    ILeases Leases,
    IOperatorDesk Desk,
    TimeProvider Clock,
    StepLimits Limits,
    ILoggerFactory Logs,
    INotifier? Notifier = null)
{
    /// <summary>Who changed what, for drift.</summary>
    public required IChangeTrail Trail { get; init; }

    /// <summary>Alarms that a spec may name as a gate.</summary>
    public required IAlarms Alarms { get; init; }

    public required IAggregatorView Aggregator { get; init; }

    public required IMemberRules Rules { get; init; }

    public DriftReading Drift => new(
        Organizations,
        Aggregator,
        new(Aggregator, Inspector, Limits),
        new(Packs, Limits),
        TargetedDrift,
        new(Rules, Limits),
        new(Aggregator, Rules, Limits),
        new(Foundations),
        new(Trail, Limits),
        Targets,
        Book,
        Limits,
        Clock);

    /// <summary>
    /// The same ports to the world, with state kept elsewhere. Not by <c>with</c>: some parts are made of others.
    /// </summary>
    public StepPorts On(LedgerPorts kept) => new(
        Organizations,
        Inspector,
        Foundations,
        Packs,
        MemberPacks,
        StackSetPacks,
        Checks,
        Brakes,
        Runs,
        Compliance,
        kept.Rollouts,
        kept.Targets,
        kept.Artifacts,
        kept.Leases,
        kept.Desk,
        Clock,
        Limits,
        Logs,
        Notifier)
    {
        Alarms = Alarms,
        Aggregator = Aggregator,
        Rules = Rules,
        Trail = Trail,
    };

    public RolloutBook Book { get; } = new(Ledger, Artifacts);

    /// <summary>Whatever is appended is told to whoever the spec names.</summary>
    public IRolloutLedger Ledger { get; init; } = Notifier is null
        ? Ledger
        : new NotifyingLedger(Ledger, new(Ledger, Artifacts), Notifier, Clock, Logs.CreateLogger<NotifyingLedger>());

    public MovingPacks Moving { get; } = new();

    public PackWatch Watch { get; } = new(Packs, Limits, Clock);

    public Wishes Wishes => new(Desk, Ledger, Clock);

    /// <summary>Deliveries that name their targets.</summary>
    public TargetedDelivery Targeted => new(MemberPacks, StackSetPacks);

    public TargetedWaves TargetedWaves => new(Targeted, Ledger, Targets, Book, Experience, Limits, Clock);

    public TargetedDrift TargetedDrift => new(Targeted, Book);

    public Standing Standing => new(Packs, Compliance, Limits);

    public HandedOver HandedOver => new(Packs, Targets, Book, TargetedWaves, Evidence, Limits);

    public ChecksCompared ChecksCompared => new(Packs, Checks);

    public Replaced Replaced => new(Packs, ChecksCompared, Targets, Book, Evidence, Limits);

    public ReplacedDeliveries ReplacedDeliveries =>
        new(Targeted, ChecksCompared, Ledger, Targets, Book, Evidence, Limits);

    public Newcomers Newcomers => new(Inspector, Organizations, Ledger, Targets, Book, Limits, Clock);

    public Departures Departures => new(Organizations, Limits);

    public Baselines Baselines => new(Compliance, Book, Clock);

    public PackLeases PackLeases => new(Leases, Limits, Clock);

    public FleetBrake FleetBrake => new(Brakes, Limits, Clock);

    public RolloutBrake RolloutBrake => new(FleetBrake, Ledger, Targets, Book, Clock);

    public HealingWatch HealingWatch => new(Runs, Ledger, Book, Limits);

    public Experience Experience => new(Ledger, Targets, Book);

    public AlarmWatch AlarmWatch => new(Alarms, Book);

    /// <summary>What can halt a wave before all of its targets are done.</summary>
    public GlanceAtGates GlanceAtGates => new(AlarmWatch, HealingWatch, Book, Clock);

    public Evidence Evidence => new(Compliance, Targets, Book, Clock);

    public Containment Containment => new(RolloutBrake, Packs, TargetedWaves, Ledger, Targets, Book, Clock);

    public TakingOut TakingOut => new(Packs, TargetedWaves, Departures, Ledger, Targets, Book, Evidence, Clock);

    public PreviousPacks PreviousPacks => new(Ledger, Book);

    public RestoringDeliveries RestoringDeliveries => new(Targeted, Ledger, Targets, Book, Limits, Clock);

    public Restoring Restoring => new(Packs, Ledger, Book, Clock);
}
