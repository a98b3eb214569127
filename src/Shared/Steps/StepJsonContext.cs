using System.Text.Json.Serialization;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Brakes;
using PciAutoHeal.Steps.Closing;
using PciAutoHeal.Steps.Discovery;
using PciAutoHeal.Steps.Drift;
using PciAutoHeal.Steps.Durations;
using PciAutoHeal.Steps.Enrollment;
using PciAutoHeal.Steps.Foundations;
using PciAutoHeal.Steps.Healing;
using PciAutoHeal.Steps.Notifications;
using PciAutoHeal.Steps.Operators;
using PciAutoHeal.Steps.Planning;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Preflight;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Steps;

/// <summary>
/// Everything that is written and read as JSON, for hosts without reflection: what steps take and give, then what they
/// keep. A type that is missing here fails there, and before that a test.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AccountsEnrolled))]
[JsonSerializable(typeof(AnswerGiven))]
[JsonSerializable(typeof(AnswerRecorded))]
[JsonSerializable(typeof(DriftChecked))]
[JsonSerializable(typeof(FoundationCheck))]
[JsonSerializable(typeof(FoundationChecked))]
[JsonSerializable(typeof(FoundationStarted))]
[JsonSerializable(typeof(NextWave))]
[JsonSerializable(typeof(OperatorQuestion))]
[JsonSerializable(typeof(OperatorReply))]
[JsonSerializable(typeof(OrganizationDiscovered))]
[JsonSerializable(typeof(OutcomeRecorded))]
[JsonSerializable(typeof(PacksPut))]
[JsonSerializable(typeof(PacksRetired))]
[JsonSerializable(typeof(PlanMade))]
[JsonSerializable(typeof(QuestionAsked))]
[JsonSerializable(typeof(RolloutClosed))]
[JsonSerializable(typeof(RolloutRef))]
[JsonSerializable(typeof(StepFailure))]
[JsonSerializable(typeof(TargetsChecked))]
[JsonSerializable(typeof(WaveContained))]
[JsonSerializable(typeof(WaveJudged))]
[JsonSerializable(typeof(WaveOpened))]
[JsonSerializable(typeof(WavePolled))]
[JsonSerializable(typeof(WaveRef))]
[JsonSerializable(typeof(WaveRolledBack))]
[JsonSerializable(typeof(WayBackGone))]
[JsonSerializable(typeof(Baseline))]
[JsonSerializable(typeof(BrakesThrown))]
[JsonSerializable(typeof(ChangesCounted))]
[JsonSerializable(typeof(ComplianceKept))]
[JsonSerializable(typeof(DriftReport))]
[JsonSerializable(typeof(DurationsKept))]
[JsonSerializable(typeof(EvictionShown))]
[JsonSerializable(typeof(EvidenceKept))]
[JsonSerializable(typeof(IReadOnlyList<RolloutEvent>))]
[JsonSerializable(typeof(List<RolloutEvent>))]
[JsonSerializable(typeof(MembersNow))]
[JsonSerializable(typeof(NotificationsTold))]
[JsonSerializable(typeof(OperatorRequest))]
[JsonSerializable(typeof(OrganizationSnapshot))]
[JsonSerializable(typeof(PackBefore))]
[JsonSerializable(typeof(Plan))]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(RolloutHeader))]
[JsonSerializable(typeof(RolloutSpec))]
[JsonSerializable(typeof(StuckTime))]
[JsonSerializable(typeof(TargetRecord))]
[JsonSerializable(typeof(Visited))]
[JsonSerializable(typeof(WaveMoves))]
internal sealed partial class StepJsonContext : JsonSerializerContext;
