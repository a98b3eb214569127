using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Brakes;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Aws.Tests.Ssm;

public sealed class BrakeParametersTests
{
    private static readonly Region[] Both = [World.Ireland, World.Virginia];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_brake_that_was_never_set_up_is_off_and_looking_writes_nothing()
    {
        using var world = new World();

        var read = await world.Brakes.ReadAsync(World.Alpha, World.Role, Both, Ct);

        read.Should().HaveCount(2).And.OnlyContain(r => r.IsKnown && !r.IsOn && r.Value == null);
        world.Cloud.Calls["ssm:PutParameter"].Should().Be(0);
    }

    [Fact]
    public async Task It_is_thrown_in_every_region_by_one_role_and_in_no_other_account()
    {
        using var world = new World();

        var thrown = await world.Brakes.MoveAsync(World.Alpha, World.Role, Both, BrakeMove.Throw, Ct);

        thrown.Should().HaveCount(2).And.OnlyContain(r => r.IsOn && r.Changed);
        world.Cloud.Calls["sts:AssumeRole"].Should().Be(1);
        (await world.Brakes.ReadAsync(World.Alpha, World.Role, Both, Ct)).Should().OnlyContain(r => r.Value == Brake.On);
        (await world.Brakes.ReadAsync(World.Beta, World.Role, Both, Ct)).Should().OnlyContain(r => !r.IsOn);
    }

    [Fact]
    public async Task Throwing_it_again_writes_nothing()
    {
        using var world = new World();
        await world.Brakes.MoveAsync(World.Alpha, World.Role, Both, BrakeMove.Throw, Ct);

        var again = await world.Brakes.MoveAsync(World.Alpha, World.Role, Both, BrakeMove.Throw, Ct);

        again.Should().OnlyContain(r => r.IsOn && !r.Changed);
        world.Cloud.Calls["ssm:PutParameter"].Should().Be(2);
    }

    [Fact]
    public async Task It_is_taken_off_by_the_word_that_documents_go_by()
    {
        using var world = new World();
        await world.Brakes.MoveAsync(World.Alpha, World.Role, Both, BrakeMove.Throw, Ct);

        var off = await world.Brakes.MoveAsync(World.Alpha, World.Role, Both, BrakeMove.Release, Ct);

        off.Should().OnlyContain(r => r.Value == "off" && r.Changed);
    }

    [Fact]
    public async Task An_account_that_nobody_may_enter_is_an_answer_for_each_region()
    {
        using var world = new World([new Fault(FaultKind.RoleMissing, World.Alpha)]);

        var thrown = await world.Brakes.MoveAsync(World.Alpha, World.Role, Both, BrakeMove.Throw, Ct);

        thrown.Should().HaveCount(2).And.OnlyContain(r => !r.IsKnown && !r.IsOn && r.ErrorCode == "AccessDenied");
    }

    [Fact]
    public async Task A_region_where_writing_is_denied_does_not_hide_the_other()
    {
        using var world = new World([new Fault(FaultKind.AccessDenied, World.Alpha, World.Ireland) { Api = "ssm:PutParameter" }]);

        var thrown = await world.Brakes.MoveAsync(World.Alpha, World.Role, Both, BrakeMove.Throw, Ct);

        thrown.Single(r => r.Target.Region == World.Ireland).ErrorCode.Should().StartWith("AccessDenied");
        thrown.Single(r => r.Target.Region == World.Virginia).IsOn.Should().BeTrue();
    }

    [Fact]
    public async Task A_region_that_the_account_has_not_enabled_is_left_out()
    {
        using var world = new World([new Fault(FaultKind.RegionDisabled, World.Alpha, World.Ireland)]);

        var thrown = await world.Brakes.MoveAsync(World.Alpha, World.Role, Both, BrakeMove.Throw, Ct);

        thrown.Should().ContainSingle().Which.Target.Region.Should().Be(World.Virginia);
    }
}
