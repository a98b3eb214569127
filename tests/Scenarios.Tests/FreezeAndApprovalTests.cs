using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Operators;
using PciAutoHeal.Steps.Ports;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

public sealed class FreezeAndApprovalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_wave_starts_in_a_freeze_and_the_timeline_says_why()
    {
        using var stage = On(Spec.With(g => g with { Freeze = [Window(-1, 30, "year end")] }));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Events.First(e => e.Kind == RolloutEventKind.WaveFrozen).Detail.Should()
            .Contain("year end").And.Contain("does not start");
        outcome.Events.First(e => e.Kind == RolloutEventKind.WaveStarted).At.Should()
            .BeOnOrAfter(Stage.Start.AddHours(30));
    }

    [Fact]
    public async Task No_wave_is_promoted_in_a_freeze()
    {
        using var stage = On(Spec.With(g => g with { Freeze = [Window(0.1, 20, "audit")] }));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Events.First(e => e.Kind == RolloutEventKind.WaveStarted).At.Should()
            .BeBefore(Stage.Start.AddHours(0.1));
        outcome.Events.First(e => e.Kind == RolloutEventKind.GatePassed).At.Should()
            .BeOnOrAfter(Stage.Start.AddHours(20));
        outcome.Events.Single(e => e.Kind == RolloutEventKind.WaveFrozen).Detail.Should()
            .Contain("is not promoted").And.Contain("audit");
    }

    [Fact]
    public async Task A_bad_wave_halts_in_a_freeze_too()
    {
        using var stage = On(
            Spec.With(g => g with { Freeze = [Window(0.1, 2000, "audit")] }), new Fault(FaultKind.PackFailed, Canary));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Contained);
    }

    [Fact]
    public async Task A_person_is_heard_in_a_freeze()
    {
        using var stage = On(Spec.With(g => g with { Freeze = [Window(-1, 2000, "audit")] }));

        var outcome = await stage.PlayAsync(observer: new Wishing(stage, "PickNextWave", OperatorWish.Abort));

        outcome.Status.Should().Be(RolloutStatus.Aborted);
        stage.Clock.Elapsed.Should().BeLessThan(TimeSpan.FromHours(3));
    }

    [Fact]
    public async Task Of_two_approvers_one_is_not_enough_and_who_started_it_does_not_count()
    {
        using var stage = On(Spec.With(g => g with { Approval = ApprovalPolicy.Required, Approvers = 2 }));
        var waiting = await stage.PlayAsync();

        var starter = await ApproveAsync(stage, waiting, Person.Name);
        var first = await ApproveAsync(stage, waiting, "bob");
        var again = await ApproveAsync(stage, waiting, "bob");
        var second = await ApproveAsync(stage, waiting, "eve");

        new[] { starter, first, again }.Should().OnlyContain(o => o.State.IsWaitingForApproval);
        second.Status.Should().Be(RolloutStatus.Completed);
        second.Events.Single(e => e.Kind == RolloutEventKind.ApprovalGiven).Actor.Should().Be("eve");
    }

    [Fact]
    public async Task An_approval_that_expired_before_the_first_wave_is_asked_for_again()
    {
        using var stage = On(Spec.With(g => g with
        {
            Approval = ApprovalPolicy.Required,
            ApprovalExpires = TimeSpan.FromHours(24),
            Freeze = [Window(-1, 48, "year end")],
        }));
        var person = new Person(
            (TimeSpan.FromHours(1), OperatorWish.Approve), (TimeSpan.FromHours(1), OperatorWish.Approve));

        var outcome = await stage.PlayAsync(person);

        person.Asked.Should().Equal(QuestionKind.Approval, QuestionKind.Approval);
        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Events.Count(e => e.Kind == RolloutEventKind.ApprovalRequested).Should().Be(2);
    }

    private static FreezeWindow Window(double from, double to, string reason) =>
        new(Stage.Start.AddHours(from), Stage.Start.AddHours(to), reason);

    private static async Task<Outcome> ApproveAsync(Stage stage, Outcome waiting, string actor)
    {
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        await stage.AskAsync(OperatorWish.Approve, waiting.State.PlanHash, Ct, r => r with { Actor = actor });
        return await stage.GoOnAsync(Person.Nobody, Ct);
    }
}
