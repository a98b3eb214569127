using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Operators;
using PciAutoHeal.Steps.Ports;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

public sealed class GateTests
{
    [Fact]
    public async Task A_rule_that_was_compliant_before_the_wave_and_is_not_after_it_halts()
    {
        using var stage = On(new Fault(FaultKind.RuleRegressed, Canary, At: TimeSpan.FromMinutes(45)));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Contained);
        outcome.Stops.Should().ContainSingle().Which.Should()
            .Contain("compliant before the wave").And.Contain(Canary.Value);
    }

    [Fact]
    public async Task Compliance_that_never_comes_pauses()
    {
        using var stage = On(new Fault(FaultKind.DataMissing, Canary));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Paused);
        outcome.State.Reason.Should().Contain("no compliance data for 2 targets");
    }

    [Fact]
    public async Task Compliance_that_never_comes_is_passed_over_where_the_spec_says_so()
    {
        using var stage = On(
            Spec.With(g => g with { OnMissingData = MissingDataPolicy.Pass }), new Fault(FaultKind.DataMissing, Canary));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
    }

    [Fact]
    public async Task Compliance_that_never_comes_halts_where_the_spec_says_so()
    {
        using var stage = On(
            Spec.With(g => g with { OnMissingData = MissingDataPolicy.Halt, OnHalt = HaltAction.Pause }),
            new Fault(FaultKind.DataMissing, Canary));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Halted);
        outcome.State.Reason.Should().Contain("no compliance data");
    }

    [Fact]
    public async Task Approval_is_asked_before_anything_is_written()
    {
        using var stage = On(Spec.With(g => g with { Approval = ApprovalPolicy.Required }));
        var person = Person.Nobody;

        var outcome = await stage.PlayAsync(person);

        outcome.Status.Should().Be(RolloutStatus.Paused);
        outcome.State.IsWaitingForApproval.Should().BeTrue();
        person.Asked.Should().Equal(QuestionKind.Approval);
        stage.Cloud.Calls.Snapshot().Keys.Should()
            .NotContain(call => Writes.Any(w => call.Contains($":{w}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_approved_plan_is_rolled_out_under_the_hash_that_was_approved()
    {
        using var stage = On(Spec.With(g => g with { Approval = ApprovalPolicy.Required }));

        var outcome = await stage.PlayAsync(new((TimeSpan.FromHours(1), OperatorWish.Approve)));

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.State.ApprovedHash.Should().Be(outcome.Plan!.Hash);
        outcome.Events.Single(e => e.Kind == RolloutEventKind.ApprovalGiven).Actor.Should().Be(Person.Name);
    }

    [Fact]
    public async Task An_approval_of_another_hash_approves_nothing()
    {
        using var stage = On(Spec.With(g => g with { Approval = ApprovalPolicy.Required }));
        var first = await stage.PlayAsync();

        await stage.AskAsync(OperatorWish.Approve, "sha256:of-another-plan", TestContext.Current.CancellationToken);
        var second = await stage.GoOnAsync(Person.Nobody, TestContext.Current.CancellationToken);

        second.Status.Should().Be(RolloutStatus.Paused);
        second.Events.Should().Equal(first.Events);
    }

    [Fact]
    public async Task A_halted_wave_is_rolled_back_where_the_spec_says_so()
    {
        using var stage = On(
            Spec.With(g => g with { OnHalt = HaltAction.Rollback }), new Fault(FaultKind.PackFailed, Early, Virginia));

        var outcome = await stage.PlayAsync();

        outcome.In(TargetState.RolledBack).Should().HaveCount(4 * 2).And.OnlyContain(t => t.Wave == 1);
        outcome.In(TargetState.Deployed).Should().HaveCount(2 * 2, "the canary keeps its packs");
        stage.Clock.Advance(TimeSpan.FromHours(1));
        outcome.In(TargetState.RolledBack).Should().OnlyContain(t => stage.PacksIn(t.Target) == 0);
    }

    [Fact]
    public async Task A_canary_that_is_rolled_back_leaves_no_pack_at_all()
    {
        using var stage = On(
            Spec.With(g => g with { OnHalt = HaltAction.Rollback }), new Fault(FaultKind.PackFailed, Canary, Virginia));

        var outcome = await stage.PlayAsync();

        outcome.In(TargetState.RolledBack).Should().HaveCount(2 * 2);
        stage.Clock.Advance(TimeSpan.FromHours(1));
        outcome.Targets.Should().OnlyContain(t => stage.PacksIn(t.Target) == 0);
    }

    private static readonly string[] Writes = ["Put", "Create", "Update", "Delete", "Register", "Start"];
}
