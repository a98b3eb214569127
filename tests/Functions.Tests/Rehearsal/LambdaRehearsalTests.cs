using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Functions.Tests.Lambda;
using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Functions.Tests.Rehearsal;

/// <summary>Twelve accounts in two regions, whole rollouts: through Lambda they end as they end in one process.</summary>
public sealed class LambdaRehearsalTests(PublishedExecutable executable, DynamoDbLocal dynamo)
{
    private static readonly OrganizationSnapshot Organization = Organizations.Of(12, "us-east-1", "eu-west-1");

    private static readonly RolloutSpec Spec = A.Spec(A.Wave("canary", 2, 3), A.Wave("early", 4, 5, 6), A.Rest) with
    {
        Gates = new GateRules { MaxFailedTargets = new Allowance(0), Bake = TimeSpan.FromMinutes(10) },
    };

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

    private async Task EndsTheSameAsync(RolloutSpec spec, Fault[] faults, params (TimeSpan After, OperatorWish Wish)[] person)
    {
        const long Seed = 7;
        using var here = new Stage(Organization, spec, faults, Seed);
        var expected = await here.RunAsync(new Person(person), Ct);
        await using var there = await LambdaStage.OpenAsync(
            await executable.PathAsync(), await dynamo.AddressAsync(), dynamo.NextTable(), Organization, spec, faults, Seed);

        var outcome = await there.RunAsync(person, Ct);

        outcome.Result.Should().Be(expected.Result, there.Functions.Log);
        outcome.Plan!.Hash.Should().Be(expected.Plan!.Hash);
        outcome.Events.Select(e => (e.Kind, e.Wave, e.Detail)).Should().Equal(expected.Events.Select(e => (e.Kind, e.Wave, e.Detail)));
        outcome.Targets.Select(State).Should().Equal(expected.Targets.Select(State));
        outcome.Targets.Should().OnlyContain(t => there.PacksIn(t.Target) == here.PacksIn(t.Target));
        there.Functions.Invocations.Should().BeGreaterThan(20, "every Task was an invocation");
    }

    private static object State(TargetRecord record) =>
        (record.Target, record.Wave, record.State, record.Content, record.ErrorCode, record.Error);
}
