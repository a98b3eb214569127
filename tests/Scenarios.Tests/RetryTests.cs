using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>Failed and stuck targets are tried again, and only those.</summary>
public sealed class RetryTests
{
    private static readonly Fault Failing = new(FaultKind.PackFailed, Early, Virginia, For: TimeSpan.FromHours(12));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_completed_rollout_only_the_region_that_failed_is_put_again()
    {
        using var stage = On(Spec.With(g => g with { MaxFailedTargets = new Allowance(1) }), Failing);
        var first = await stage.PlayAsync();
        first.Status.Should().Be(RolloutStatus.Completed);
        first.In(TargetState.Failed).Should().ContainSingle().Which.Target.Should()
            .Be(new Core.Accounts.Target(Early, Virginia));
        var before = first.In(TargetState.Deployed).ToList();
        var puts = stage.Wire.Puts.Count;

        stage.Clock.Advance(TimeSpan.FromHours(12));
        var again = await stage.TakeUpAsync(OperatorWish.Retry, Ct);

        await Invariants.HoldAsync(stage, again, TestContext.Current.CancellationToken);
        again.Status.Should().Be(RolloutStatus.Completed);
        again.In(TargetState.Failed).Should().BeEmpty();
        again.In(TargetState.Deployed).Should().Contain(before, "who was deployed was not touched");
        stage.Wire.Puts.Skip(puts).Should().HaveCount(2).And.OnlyContain(p => p.Region == Virginia);
    }

    [Fact]
    public async Task A_halted_wave_is_tried_again_for_its_failed_targets()
    {
        using var stage = On(Spec.With(g => g with { OnHalt = HaltAction.Pause }), Failing with { For = TimeSpan.FromHours(3) });

        var outcome = await stage.PlayAsync(new((TimeSpan.FromHours(6), OperatorWish.Retry)));

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Events.Should().ContainSingle(e => e.Kind == RolloutEventKind.RolloutResumed)
            .Which.Detail.Should().StartWith("failed and stuck targets tried again");
    }

    [Fact]
    public async Task What_fails_again_halts_again()
    {
        using var stage = On(Spec.With(g => g with { MaxFailedTargets = new Allowance(1) }), Failing with { For = null });
        await stage.PlayAsync();

        var again = await stage.TakeUpAsync(OperatorWish.Retry, Ct);

        again.Status.Should().Be(RolloutStatus.Completed, "one failure is within what the gate allows");
        again.In(TargetState.Failed).Should().ContainSingle();
    }
}
