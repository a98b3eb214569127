using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>Documents and roles that do not arrive as they should.</summary>
public sealed class FoundationFaultTests
{
    [Fact]
    public async Task Without_its_documents_a_target_halts_the_wave_before_a_pack_is_put()
    {
        using var stage = On(new Fault(FaultKind.StackFailed, Early, Virginia));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Contained);
        outcome.State.Reason.Should().Contain($"{Early}").And.Contain("of 8 failed");
        stage.Wire.Puts.Should().HaveCount(4, "only the canary's packs were put");
    }

    [Fact]
    public async Task Within_the_allowance_a_target_without_its_documents_is_held_out_of_the_packs()
    {
        using var stage = On(
            Spec.With(g => g with { MaxFailedTargets = new Allowance(2) }), new Fault(FaultKind.StackFailed, Early, Ireland));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        var failed = outcome.In(TargetState.Failed).ToList();
        failed.Should().Contain(t => t.Target == new Target(Early, Ireland))
            .And.OnlyContain(
                t => t.Target.Account == Early && t.ErrorCode!.StartsWith("StackSet.", StringComparison.Ordinal));
        failed.Should().OnlyContain(t => stage.PacksIn(t.Target) == 0);
    }

    [Fact]
    public async Task Slow_stacks_are_waited_for()
    {
        using var stage = On(new Fault(FaultKind.StackSlow));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
    }

    [Fact]
    public async Task A_stack_set_that_is_busy_for_a_while_is_waited_for_or_stops_with_the_reason()
    {
        using var stage = On(new Fault(FaultKind.StackSetBusy, For: TimeSpan.FromMinutes(20)));

        var outcome = await stage.PlayAsync(new((TimeSpan.FromMinutes(30), Steps.Ports.OperatorWish.Resume)));

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Stops.Should().OnlyContain(reason => reason.Contains("OperationInProgress", StringComparison.Ordinal));
    }
}
