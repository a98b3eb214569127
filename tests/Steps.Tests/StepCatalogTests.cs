using System.Text.Json;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
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

namespace PciAutoHeal.Steps.Tests;

public sealed class StepCatalogTests
{
    private static readonly RolloutId Rollout = RolloutId.For("test", Puts.Noon);

    private static readonly StackOperation[] Operations =
    [
        new("PciAutoHeal-documents", "op-1", Region.Parse("eu-west-1")),
        new("PciAutoHeal-roles", "op-2", null),
    ];

    /// <summary>One of everything that travels between a state machine and a step.</summary>
    private static readonly object[] Travellers =
    [
        new RolloutRef(Rollout),
        new WaveRef(Rollout, 2, 1),
        new OrganizationDiscovered(40, 39),
        new TargetsChecked(80, 3, 1),
        new PlanMade("Feasible", null, "sha256:abc", 3, true),
        new NextWave("Wave", 2, 1),
        new OperatorQuestion(Rollout, QuestionKind.Approval, "token", "sha256:abc"),
        new QuestionAsked(QuestionKind.Stopped),
        new AnswerGiven(Rollout, new("RollBack", "ann", Puts.Noon) { Wave = 1, MayDelete = true, Reason = "bad \"rule\"" }),
        new AnswerRecorded("Approve"),
        new WaveOpened("canary", 2, 4, HaltAction.Rollback),
        new FoundationStarted("Started", Operations, 20),
        new FoundationCheck(Rollout, 2, 1, Operations),
        new FoundationChecked("Halted", 1, "broken \"stack\"", 40),
        new PacksPut("Busy", 1, 20),
        new WavePolled("Waiting", 30, 2, 1),
        new WaveJudged("Hold", "baking", 300),
        new WaveContained("Done", 0, "promotion stopped"),
        new WaveRolledBack("Busy", 120),
        new WayBackGone("Busy", 120),
        new PacksRetired("Busy", 120, 2),
        new DriftChecked(80, 1, 0),
        new AccountsEnrolled("Wave", 3, 2),
        new StepFailure(Rollout, 2, new("TerminalException", "AccessDenied: no")),
        new OutcomeRecorded("Stopped", "why"),
        new RolloutClosed(RolloutStatus.RolledBack),
    ];

    [Fact]
    public void Names_are_unique_and_those_of_classes_of_steps()
    {
        StepCatalog.All.Select(s => s.Name).Should().OnlyHaveUniqueItems();
        typeof(StepCatalog).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.GetInterfaces().Any(IsStep))
            .Select(t => t.Name)
            .Should().BeEquivalentTo(StepCatalog.All.Select(s => s.Name));
    }

    [Fact]
    public void Everything_a_step_takes_or_gives_survives_the_journey()
    {
        var types = StepCatalog.All.SelectMany(s => new[] { s.Input, s.Output }).ToHashSet();

        types.Should().BeEquivalentTo(Travellers.Select(t => t.GetType()).ToHashSet());
        foreach (var sent in Travellers)
        {
            var json = JsonSerializer.Serialize(sent, sent.GetType(), StepJson.Options);
            JsonSerializer.Deserialize(json, sent.GetType(), StepJson.Options).Should().BeEquivalentTo(sent, json);
        }
    }

    [Fact]
    public void A_payload_stays_far_below_what_a_state_machine_carries() =>
        Travellers.Select(t => JsonSerializer.Serialize(t, t.GetType(), StepJson.Options).Length).Max().Should()
            .BeLessThan(1024);

    [Fact]
    public void A_step_names_interfaces_of_ours_as_its_ports() =>
        StepCatalog.All.SelectMany(s => s.Ports).Should()
            .OnlyContain(p => p.IsInterface && p.Namespace == "PciAutoHeal.Steps.Ports");

    [Fact]
    public void An_unknown_step_is_nowhere() => StepCatalog.Find("Nonsense").Should().BeNull();

    private static bool IsStep(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IStep<,>);
}
