using System.Text.RegularExpressions;
using PciAutoHeal.Asl;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Functions.Tests.Lambda;
using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Functions.Tests.Rehearsal;

/// <summary>
/// Twelve accounts in two regions, whole rollouts: through Lambda they end as they end in one process.
/// </summary>
public sealed partial class LambdaRehearsalTests(PublishedExecutable executable, DynamoDbLocal dynamo)
{
    private static readonly OrganizationSnapshot Organization = Organizations.Of(12, "us-east-1", "eu-west-1");

    private static readonly RolloutSpec Spec = A.Spec(A.Wave("canary", 2, 3), A.Wave("early", 4, 5, 6), A.Rest) with
    {
        Gates = new GateRules { MaxFailedTargets = new Allowance(0), Bake = TimeSpan.FromMinutes(10) },
    };

    private const long Seed = 7;

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ")]
    private static partial Regex Moment();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_clean_rollout_ends_the_same() => EndsTheSameAsync(Spec, []);

    [Fact]
    public Task A_rollout_that_a_person_approves_ends_the_same() => EndsTheSameAsync(
        Spec with { Gates = Spec.Gates with { Approval = ApprovalPolicy.Required } }, [], (TimeSpan.FromHours(1), OperatorWish.Approve));

    [Fact]
    public Task A_pack_that_fails_in_the_second_wave_halts_and_goes_on_the_same() => EndsTheSameAsync(
        Spec,
        [new Fault(FaultKind.PackFailed, Account: Organizations.Id(4), For: TimeSpan.FromHours(3))],
        (TimeSpan.FromHours(6), OperatorWish.Resume));

    [Fact]
    public Task A_call_that_is_denied_for_a_while_is_caught_by_name_and_ends_the_same() => EndsTheSameAsync(
        Spec,
        [new Fault(FaultKind.AccessDenied, For: TimeSpan.FromMinutes(20), Api: "config:PutOrganizationConformancePack")],
        (TimeSpan.FromHours(1), OperatorWish.Resume));

    [Fact]
    public Task A_call_that_is_throttled_for_longer_than_a_step_tries_is_retried_by_name_and_ends_the_same() => EndsTheSameAsync(
        Spec,
        [new Fault(FaultKind.Throttled, For: TimeSpan.FromMinutes(2), Api: "config:PutOrganizationConformancePack")]);

    [Fact]
    public async Task Processes_that_never_stay_warm_change_nothing()
    {
        var (expected, here) = await HereAsync(Spec, []);
        using var world = here;
        await using var there = await ThereAsync(Spec, []);

        var outcome = await there.RunAsync([], Ct, new Cooling(there.Functions));

        IsTheSame(outcome, expected, there, here);
    }

    [Theory]
    [InlineData("PutPacks", "config:PutOrganizationConformancePack", 3)]
    [InlineData("DeployFoundation", "cloudformation:CreateStackInstances", 1)]
    [InlineData("PollWave", "config:GetOrganizationConformancePackDetailedStatus", 2)]
    public async Task A_process_that_is_killed_in_the_middle_of_a_step_loses_and_repeats_nothing(
        string step, string call, int times)
    {
        var (expected, here) = await HereAsync(Spec, []);
        using var world = here;
        await using var there = await ThereAsync(Spec, []);
        there.Functions.Doomed = (step, () => there.Calls.GetValueOrDefault(call) >= times);

        var outcome = await there.RunAsync([], Ct);

        there.Functions.Doomed.Should().BeNull("it was killed");
        outcome.Result.Should().Be(expected.Result, there.Functions.Log);
        outcome.Targets.Select(State).Should().Equal(expected.Targets.Select(State));
        outcome.Targets.Should().OnlyContain(t => there.PacksIn(t.Target) == here.PacksIn(t.Target));
        there.Calls["config:PutOrganizationConformancePack"].Should().BeInRange(
            here.Cloud.Calls["config:PutOrganizationConformancePack"], here.Cloud.Calls["config:PutOrganizationConformancePack"] + 1);
    }

    private async Task EndsTheSameAsync(
        RolloutSpec spec, Fault[] faults, params (TimeSpan After, OperatorWish Wish)[] person)
    {
        var (expected, here) = await HereAsync(spec, faults, person);
        using var world = here;
        await using var there = await ThereAsync(spec, faults);

        var outcome = await there.RunAsync(person, Ct);

        IsTheSame(outcome, expected, there, here);
        there.Functions.Invocations.Should().BeGreaterThan(20, "every Task was an invocation");
    }

    /// <summary>In one process, as the command line rehearses.</summary>
    private static async Task<(Outcome Outcome, Stage Stage)> HereAsync(
        RolloutSpec spec, Fault[] faults, params (TimeSpan After, OperatorWish Wish)[] person)
    {
        var stage = new Stage(Organization, spec, faults, Seed);
        return (await stage.RunAsync(new Person(person), Ct), stage);
    }

    private async Task<LambdaStage> ThereAsync(RolloutSpec spec, Fault[] faults) => await LambdaStage.OpenAsync(
        await executable.PathAsync(), await dynamo.AddressAsync(), dynamo.NextTable(), Organization, spec, faults, Seed);

    private static void IsTheSame(Outcome outcome, Outcome expected, LambdaStage there, Stage here)
    {
        outcome.Result.Should().Be(expected.Result, there.Functions.Log);
        outcome.Plan!.Hash.Should().Be(expected.Plan!.Hash);
        outcome.Events.Select(Told).Should().Equal(expected.Events.Select(Told));
        outcome.Targets.Select(State).Should().Equal(expected.Targets.Select(State));
        outcome.Targets.Should().OnlyContain(t => there.PacksIn(t.Target) == here.PacksIn(t.Target));
    }

    /// <summary>Without the moment: who was throttled paces itself, and each process has a pace of its own.</summary>
    private static (RolloutEventKind Kind, int? Wave, string Detail) Told(RolloutEvent told) =>
        (told.Kind, told.Wave, Moment().Replace(told.Detail, "then"));

    private static object State(TargetRecord record) =>
        (record.Target, record.Wave, record.State, record.Content, record.ErrorCode, record.Error);

    /// <summary>Takes every process away after every step.</summary>
    private sealed class Cooling(LambdaFunctions functions) : IFlowObserver
    {
        public void Saw(IReadOnlyList<ExecutionEvent> events)
        {
        }

        public Task AfterStepAsync(string step, CancellationToken ct) => functions.CoolDownAsync();

        public Task BeforeWaitAsync(DateTimeOffset until, CancellationToken ct) => Task.CompletedTask;
    }
}
