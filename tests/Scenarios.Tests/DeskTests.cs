using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>What people ask of a rollout while it runs.</summary>
public sealed class DeskTests
{
    [Theory]
    [InlineData("CheckTargets")]
    [InlineData("DeployFoundation")]
    [InlineData("PutPacks")]
    [InlineData("PollWave")]
    [InlineData("JudgeWave")]
    public async Task A_pause_is_heard_wherever_the_rollout_is_and_resuming_completes_it(string during)
    {
        using var stage = On();

        var outcome = await stage.PlayAsync(
            new((TimeSpan.FromMinutes(7), OperatorWish.Resume)), new Wishing(stage, during, OperatorWish.Pause));

        outcome.Stops.Should().ContainSingle().Which.Should().Be($"paused by {Person.Name}");
        outcome.Status.Should().Be(RolloutStatus.Completed);
    }

    [Theory]
    [InlineData("PutPacks")]
    [InlineData("JudgeWave")]
    public async Task An_abort_ends_the_rollout_and_leaves_what_is_there(string during)
    {
        using var stage = On();

        var outcome = await stage.PlayAsync(observer: new Wishing(stage, during, OperatorWish.Abort));

        outcome.Status.Should().Be(RolloutStatus.Aborted);
        outcome.State.Reason.Should().Be($"aborted by {Person.Name}");
        outcome.Result.Should().BeOfType<FlowResult.Ended>().Which.Error.Should().NotBeNull();
        stage.Wire.Puts.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_paused_rollout_can_be_aborted()
    {
        using var stage = On();

        var outcome = await stage.PlayAsync(
            new((TimeSpan.FromDays(1), OperatorWish.Abort)), new Wishing(stage, "PutPacks", OperatorWish.Pause));

        outcome.Status.Should().Be(RolloutStatus.Aborted);
    }

    [Fact]
    public async Task An_aborted_rollout_gives_its_leases_back()
    {
        using var stage = On();
        var ct = TestContext.Current.CancellationToken;

        await stage.PlayAsync(observer: new Wishing(stage, "PutPacks", OperatorWish.Abort));

        var holder = await stage.Ports.Leases.AcquireAsync(
            $"pack/storage/{Virginia}", "another", stage.Clock.GetUtcNow(), TimeSpan.FromHours(1), ct);
        holder.Should().Be("another");
    }

    [Fact]
    public async Task A_lease_that_another_rollout_holds_stops_this_one_by_name()
    {
        using var stage = On();
        await stage.Ports.Leases.AcquireAsync(
            $"pack/storage/{Virginia}", "another", stage.Clock.GetUtcNow(), TimeSpan.FromDays(1), TestContext.Current.CancellationToken);

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Paused);
        outcome.State.Reason.Should().Contain("'another'").And.Contain("pack/storage");
        stage.Wire.Puts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_question_that_nobody_answers_for_a_month_is_asked_again_and_says_so()
    {
        using var stage = On(Spec.With(g => g with { Approval = ApprovalPolicy.Required }));
        await stage.PlayAsync();

        stage.Clock.Advance(TimeSpan.FromDays(31));
        var outcome = await stage.GoOnAsync(Person.Nobody, TestContext.Current.CancellationToken);

        outcome.Status.Should().Be(RolloutStatus.Paused);
        outcome.Result.Should().Be(new FlowResult.WaitsForPerson(Steps.Operators.QuestionKind.Stopped));
        outcome.State.Reason.Should()
            .StartWith("States.Timeout: no answer in the 31.").And.Contain("waits for approval");
    }
}
