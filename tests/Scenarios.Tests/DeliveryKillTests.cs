using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Testing;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>
/// A process that dies while it delivers target by target: the next one finds what was put, and puts the rest.
/// </summary>
public sealed class DeliveryKillTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Delivery.Account)]
    [InlineData(Delivery.StackSet)]
    public async Task Killed_at_any_call_it_ends_as_if_nothing_had_happened(Delivery delivery)
    {
        using var calm = NewStage(delivery);
        var undisturbed = await calm.RunAsync(Person.Nobody, Ct);
        undisturbed.Status.Should().Be(RolloutStatus.Completed, undisturbed.State.Reason);

        for (var call = 5; call < calm.Cloud.Calls.Total; call += 11)
        {
            using var stage = NewStage(delivery);
            await stage.BeginAsync(Ct);
            await stage.LosePowerAtAsync(call, Ct);

            var outcome = await stage.GoOnAsync(Person.Nobody, Ct);

            await Invariants.HoldAsync(stage, outcome, TestContext.Current.CancellationToken);
            outcome.Targets.Select(t => (t.Target, t.State)).Should().Equal(
                undisturbed.Targets.Select(t => (t.Target, t.State)), $"power was lost at call {call}");
            stage.Cloud.Calls["config:PutConformancePack"].Should().BeInRange(
                calm.Cloud.Calls["config:PutConformancePack"], calm.Cloud.Calls["config:PutConformancePack"] + 1, "nothing is put twice");
            stage.Cloud.Calls["cloudformation:CreateStackInstances"].Should().BeLessThanOrEqualTo(
                calm.Cloud.Calls["cloudformation:CreateStackInstances"] + 1, "no operation is started twice");
        }
    }

    private static Stage NewStage(Delivery delivery) => new(
        Organizations.Of(5, Virginia.Value, Ireland.Value),
        A.Spec(A.Wave("canary", 2), A.Rest) with { Delivery = delivery, Gates = new GateRules { MaxFailedTargets = new Allowance(0) } },
        []);
}
