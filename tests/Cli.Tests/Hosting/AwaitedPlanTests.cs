using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Tests.Hosting;

public sealed class AwaitedPlanTests
{
    private const string Mine = "sha256:1";
    private const string Theirs = "sha256:2";
    private static readonly DateTimeOffset At = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_rollout_without_a_plan_is_waited_for()
    {
        Judge(ApprovalPolicy.Required).Should().Be(new AwaitedPlan.NotYet());
        Judge(ApprovalPolicy.Required, Event(RolloutEventKind.RolloutPaused)).Should().Be(new AwaitedPlan.NotYet(), "somebody may resume it");
    }

    [Fact]
    public void The_plan_that_was_approved_is_approved_when_it_asks()
    {
        Judge(ApprovalPolicy.Required, Planned(Mine)).Should().Be(new AwaitedPlan.NotYet());
        Judge(ApprovalPolicy.Required, Planned(Mine), Event(RolloutEventKind.ApprovalRequested)).Should().Be(new AwaitedPlan.Asked());
    }

    [Fact]
    public void Another_plan_is_refused_when_it_asks_and_not_sooner()
    {
        Judge(ApprovalPolicy.Required, Planned(Theirs)).Should().Be(new AwaitedPlan.NotYet(), "the question is how it can be told");
        Judge(ApprovalPolicy.Required, Planned(Theirs), Event(RolloutEventKind.ApprovalRequested))
            .Should().Be(new AwaitedPlan.Other(Theirs, HasBegun: false));
    }

    [Fact]
    public void Another_plan_that_asks_nobody_is_refused_at_once()
    {
        Judge(ApprovalPolicy.None, Planned(Theirs)).Should().Be(new AwaitedPlan.Other(Theirs, HasBegun: false));
        Judge(ApprovalPolicy.None, Planned(Theirs), Event(RolloutEventKind.WaveStarted) with { Wave = 0 })
            .Should().Be(new AwaitedPlan.Other(Theirs, HasBegun: true));
    }

    [Fact]
    public void What_a_person_approved_otherwise_is_left_alone() =>
        Judge(ApprovalPolicy.Required, Planned(Theirs), Event(RolloutEventKind.ApprovalGiven) with { PlanHash = Theirs })
            .Should().BeOfType<AwaitedPlan.Settled>().Which.IsThisPlan.Should().BeFalse();

    [Fact]
    public void An_approval_is_given_once() =>
        Judge(ApprovalPolicy.Required, Planned(Mine), Event(RolloutEventKind.ApprovalGiven) with { PlanHash = Mine })
            .Should().BeOfType<AwaitedPlan.Settled>().Which.IsThisPlan.Should().BeTrue();

    [Fact]
    public void A_plan_that_needs_no_approval_runs() =>
        Judge(ApprovalPolicy.None, Planned(Mine)).Should().BeOfType<AwaitedPlan.Settled>().Which.IsThisPlan.Should().BeTrue();

    [Theory]
    [InlineData(RolloutEventKind.RolloutCompleted, Mine, true)]
    [InlineData(RolloutEventKind.RolloutCompleted, Theirs, false)]
    [InlineData(RolloutEventKind.RolloutAborted, Mine, false)]
    [InlineData(RolloutEventKind.RolloutRefused, Mine, false)]
    [InlineData(RolloutEventKind.RolloutRolledBack, Mine, false)]
    public void What_has_ended_is_good_only_where_the_plan_was_carried_out(
        RolloutEventKind end, string plan, bool isGood) =>
        Judge(ApprovalPolicy.Required, Planned(plan), Event(end))
            .Should().BeOfType<AwaitedPlan.Settled>().Which.IsThisPlan.Should().Be(isGood);

    private static AwaitedPlan Judge(ApprovalPolicy approval, params RolloutEvent[] events) =>
        AwaitedPlan.Judge(RolloutState.Fold(events), new GateRules { Approval = approval }, Mine);

    private static RolloutEvent Planned(string hash) => Event(RolloutEventKind.RolloutPlanned) with { PlanHash = hash };

    private static RolloutEvent Event(RolloutEventKind kind) => new(kind.ToString(), At, kind, "");
}
