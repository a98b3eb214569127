using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

public sealed class CleanRolloutTests
{
    [Fact]
    public async Task A_clean_rollout_reaches_every_target_wave_by_wave()
    {
        using var stage = On();

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Result.Should().Be(new FlowResult.Ended(null, null));
        outcome.Targets.Where(t => t.Wave is not null).Should().OnlyContain(t => t.State == TargetState.Deployed);
        outcome.Events.Where(e => e.Kind == RolloutEventKind.GatePassed).Select(e => e.Wave).Should().Equal(0, 1, 2);
    }

    [Fact]
    public async Task A_clean_rollout_puts_each_pack_once_a_region_and_wave()
    {
        using var stage = On();

        await stage.PlayAsync();

        stage.Cloud.Calls["config:PutOrganizationConformancePack"].Should().Be(2 * 2 * 3);
        stage.Wire.Puts.Should().OnlyContain(p => p.Accepted);
    }

    [Fact]
    public async Task The_same_seed_gives_the_identical_timeline()
    {
        using var one = On();
        using var other = On();

        var first = await one.PlayAsync();
        var second = await other.PlayAsync();

        second.Events.Should().Equal(first.Events, (a, b) => a == b);
        second.Targets.Should().Equal(first.Targets);
        other.Cloud.Calls.Snapshot().Should().Equal(one.Cloud.Calls.Snapshot());
    }
}
