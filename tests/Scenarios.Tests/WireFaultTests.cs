using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

public sealed class WireFaultTests
{
    private const string Put = "config:PutOrganizationConformancePack";

    [Theory]
    [InlineData(FaultKind.Throttled, 40)]
    [InlineData(FaultKind.ServerError, 25)]
    [InlineData(FaultKind.ConnectionReset, 25)]
    [InlineData(FaultKind.SlowAnswer, 50)]
    public async Task A_shaky_wire_makes_a_rollout_slower_and_nothing_else(FaultKind kind, double percent)
    {
        using var stage = On(new Fault(kind, Percent: percent));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Targets.Where(t => t.Wave is not null).Should().OnlyContain(t => t.State == TargetState.Deployed);
    }

    [Fact]
    public async Task Throttled_for_an_hour_then_fine()
    {
        using var stage = On(new Fault(FaultKind.Throttled, For: TimeSpan.FromHours(1), Api: Put));

        var outcome = await stage.PlayAsync(new((TimeSpan.FromHours(2), OperatorWish.Resume)));

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.Stops.Should().OnlyContain(reason => reason.Contains("Thrott", StringComparison.Ordinal)
            || reason.Contains("TooManyRequests", StringComparison.Ordinal) || reason.Contains("exceeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Denied_for_a_while_stops_with_the_reason_and_goes_on_when_told()
    {
        using var stage = On(new Fault(FaultKind.AccessDenied, For: TimeSpan.FromMinutes(20), Api: Put));

        var outcome = await stage.PlayAsync(new((TimeSpan.FromHours(1), OperatorWish.Resume)));

        outcome.Stops.Should().ContainSingle().Which.Should().Contain("AccessDenied");
        outcome.Status.Should().Be(RolloutStatus.Completed);
    }

    [Fact]
    public async Task Denied_for_ever_stops_and_touches_nothing()
    {
        using var stage = On(new Fault(FaultKind.AccessDenied, Api: Put));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Paused);
        outcome.State.Reason.Should().Contain("AccessDenied");
        stage.Wire.Puts.Should().OnlyContain(p => !p.Accepted);
    }

    [Fact]
    public async Task A_member_role_that_is_missing_stops_nobody_whom_the_aggregator_confirms()
    {
        using var stage = On(new Fault(FaultKind.RoleMissing));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.In(TargetState.Deployed).Should().HaveCount(14 * 2);
    }

    [Fact]
    public async Task An_organization_that_cannot_be_read_is_no_empty_organization()
    {
        using var stage = On(new Fault(FaultKind.AccessDenied, Api: "organizations:ListAccounts"));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Paused);
        outcome.State.Reason.Should().Contain("AccessDenied");
        outcome.Plan.Should().BeNull();
    }
}
