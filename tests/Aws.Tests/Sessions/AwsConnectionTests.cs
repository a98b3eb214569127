using Amazon.Runtime;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Tests.Sessions;

public sealed class AwsConnectionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_calls_decides_how_stack_sets_are_managed()
    {
        using var world = new World();

        (await world.Aws.StandingAsync(Ct)).CallAs.Should().Be("DELEGATED_ADMIN");
        (await world.Connect("MANAGEMENTKEY").StandingAsync(Ct)).CallAs.Should().Be("SELF");
    }

    [Fact]
    public async Task The_caller_is_asked_for_once()
    {
        using var world = new World();

        await world.Aws.StandingAsync(Ct);
        await world.Aws.StandingAsync(Ct);

        world.Aws.Counters["sts:GetCallerIdentity"].Should().Be(1);
        world.Aws.Counters["organizations:DescribeOrganization"].Should().Be(1);
    }

    [Fact]
    public async Task A_role_is_assumed_once_an_account_for_all_its_regions()
    {
        using var world = new World();

        await world.Inspector.InspectAsync(World.Alpha, World.Role, [World.Ireland, World.Virginia], Ct);
        await world.Inspector.InspectAsync(World.Alpha, World.Role, [World.Ireland], Ct);
        await world.Inspector.InspectAsync(World.Beta, World.Role, [World.Ireland], Ct);

        world.Cloud.Calls["sts:AssumeRole"].Should().Be(2);
    }

    [Fact]
    public async Task A_session_is_renewed_five_minutes_before_it_expires()
    {
        using var world = new World();
        await world.Aws.MemberAsync(World.Alpha, World.Role, Ct);

        world.Clock.Advance(TimeSpan.FromMinutes(54));
        await world.Aws.MemberAsync(World.Alpha, World.Role, Ct);
        world.Cloud.Calls["sts:AssumeRole"].Should().Be(1);

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var inspection = await world.Inspector.InspectAsync(World.Alpha, World.Role, [World.Ireland], Ct);
        world.Cloud.Calls["sts:AssumeRole"].Should().Be(2);
        inspection.ErrorCode.Should().BeNull();
    }

    [Fact]
    public async Task No_role_is_assumed_in_the_callers_own_account()
    {
        using var world = new World();

        var inspection = await world.Inspector.InspectAsync(World.Security, "NoSuchRole", [World.Ireland], Ct);

        inspection.Recorders.Should().ContainSingle();
        world.Cloud.Calls["sts:AssumeRole"].Should().Be(0);
    }

    [Fact]
    public async Task A_refused_role_is_asked_for_again_the_next_time()
    {
        using var world = new World([new(FaultKind.RoleMissing) { Account = World.Alpha, For = TimeSpan.FromMinutes(1) }]);

        var refused = () => world.Aws.MemberAsync(World.Alpha, World.Role, Ct);
        await refused.Should().ThrowAsync<TerminalException>().Where(e => e.Code == "AccessDenied");

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.Aws.MemberAsync(World.Alpha, World.Role, Ct);
        world.Cloud.Calls["sts:AssumeRole"].Should().Be(2);
    }

    [Fact]
    public async Task The_session_is_named_after_the_rollout_as_far_as_sts_allows()
    {
        using var world = new World();
        using var aws = new PciAutoHeal.Aws.Sessions.AwsConnection(
            world.Aws.Endpoint with { SessionName = "pci 2026/11: " + new string('x', 80) },
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

        await aws.MemberAsync(World.Alpha, World.Role, Ct);

        world.Meddler.BodyOf("AssumeRole").Should().Contain("RoleSessionName=pci-2026-11--xxx")
            .And.Contain("arn%3Aaws%3Aiam%3A%3A222233334444%3Arole%2FPciAutoHealMember").And.NotContain(new string('x', 60));
    }

    [Fact]
    public void A_profile_that_is_not_there_is_named()
    {
        using var world = new World();

        var connect = () => new PciAutoHeal.Aws.Sessions.AwsConnection(
            world.Aws.Endpoint with { Credentials = null, Profile = "no-such-profile-here" },
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

        connect.Should().Throw<TerminalException>().WithMessage("*'no-such-profile-here'*");
    }

    [Fact]
    public async Task An_unknown_key_is_terminal()
    {
        using var world = new World();
        using var aws = new PciAutoHeal.Aws.Sessions.AwsConnection(
            world.Aws.Endpoint with { Credentials = new SessionAWSCredentials("ASIAINVENTED", "secret", "token") },
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

        var ask = () => aws.CallerAccountAsync(Ct);

        await ask.Should().ThrowAsync<TerminalException>();
    }
}
