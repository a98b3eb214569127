using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Iam;
using PciAutoHeal.Simulation.Services.Ssm;

namespace PciAutoHeal.Simulation.Tests.Faults;

public sealed class WorldFaultsTests
{
    private static readonly TimeSpan Ten = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Five = TimeSpan.FromMinutes(5);

    [Fact]
    public void A_suspended_account_is_active_again_when_the_fault_ends()
    {
        using var world = new World([new(FaultKind.AccountSuspended, World.Alpha, At: Ten, For: Five)]);

        StateAfter(world, Five).Should().Be(AccountState.Active);
        StateAfter(world, Five).Should().Be(AccountState.Suspended);
        StateAfter(world, Five).Should().Be(AccountState.Active);
        world.Cloud.Events.Select(e => e.Kind).Should().Equal(
            WorldEventKind.FaultInjected, WorldEventKind.AccountSuspended,
            WorldEventKind.AccountReinstated, WorldEventKind.FaultCleared);
    }

    [Fact]
    public void An_account_that_left_is_not_listed_until_it_comes_back_where_it_was()
    {
        using var world = new World([new(FaultKind.AccountLeft, World.Alpha, At: Ten, For: Five)]);

        world.Clock.Advance(Ten);
        Members(world).Should().NotContain(World.Alpha);
        world.Clock.Advance(Five);

        Members(world).Should().Contain(World.Alpha);
        world.Cloud.Organization.Find(World.Alpha)!.Unit!.Path.Should().Equal("Workloads", "Prod");
    }

    [Fact]
    public void A_joining_account_has_the_roles_of_a_member()
    {
        var newcomer = AccountId.Parse("777788889999");
        using var world = new World([new(FaultKind.AccountJoined, newcomer, At: Ten)]);

        world.Clock.Advance(Ten);

        Members(world).Should().Contain(newcomer);
        world.Cloud.Organization.Find(newcomer)!.Global<IamRoles>().Find("PciAutoHealMember").Should().NotBeNull();
    }

    [Theory]
    [InlineData(FaultKind.AccountSuspended, WorldEventKind.AccountSuspended)]
    [InlineData(FaultKind.AccountLeft, WorldEventKind.AccountLeft)]
    [InlineData(FaultKind.AccountMoved, WorldEventKind.AccountMoved)]
    [InlineData(FaultKind.AccountJoined, WorldEventKind.AccountJoined)]
    public void Where_no_account_is_named_the_seed_chooses_one_that_administers_nothing(
        FaultKind kind, WorldEventKind happens)
    {
        using var first = new World([new(kind)]);
        using var second = new World([new(kind)]);

        var struck = first.Cloud.Events.Single(e => e.Kind == happens).Account;

        struck.Should().NotBe(World.Management).And.NotBe(World.Security);
        second.Cloud.Events.Should().Equal(first.Cloud.Events);
    }

    [Fact]
    public void A_disabled_region_takes_no_calls_and_is_not_listed()
    {
        using var world = new World([new(FaultKind.RegionDisabled, World.Security, World.Ireland, Ten, Five)]);

        Regions(world).Should().Equal("eu-west-1", "us-east-1");
        world.Clock.Advance(Ten);
        Regions(world).Should().Equal("us-east-1");
        world.Call("ssm", "ListDocuments", region: "eu-west-1").Code.Should().Be("UnrecognizedClientException");
        world.Clock.Advance(Five);
        Regions(world).Should().Equal("eu-west-1", "us-east-1");
    }

    [Fact]
    public void A_document_is_edited_while_the_fault_lasts_also_one_that_came_during_it()
    {
        using var world = new World([new(FaultKind.DocumentChanged, World.Alpha, At: Ten, For: Ten)]);
        var early = Create(world, "Early");
        world.Clock.Advance(Ten);
        var late = Create(world, "Late");
        Contents(world, early, late).Should().Equal("# edited by hand\n", "");

        world.Clock.Advance(Five);
        Contents(world, early, late).Should().Equal("# edited by hand\n", "# edited by hand\n");

        world.Clock.Advance(Five);
        Contents(world, early, late).Should().Equal("", "");
    }

    [Fact]
    public void A_deployed_role_gets_a_further_policy_while_the_fault_lasts()
    {
        using var world = new World([new(FaultKind.RoleChanged, World.Alpha, At: Ten, For: Ten)]);
        var role = world.Cloud.Between(cloud => Member(cloud).Global<IamRoles>()
            .Create(cloud, Member(cloud), "PciAutoHeal-Heal", """{"Statement":[]}""", ownerStack: "stack"));

        List<int> policies = [];
        foreach (var _ in Enumerable.Range(0, 3))
        {
            policies.Add(world.Cloud.Between(_ => role.InlinePolicies.Count));
            world.Clock.Advance(Ten);
        }

        policies.Should().Equal(0, 1, 0);
    }

    [Fact]
    public void A_virtual_clock_can_jump_from_event_to_event()
    {
        using var world = new World(
            [new(FaultKind.Throttled, At: Ten, For: Five), new(FaultKind.AccountJoined, At: TimeSpan.FromHours(1))]);
        List<TimeSpan> jumps = [];

        while (world.Cloud.NextEventAfter(world.Clock.GetUtcNow()) is { } next)
        {
            world.Clock.Advance(next - world.Clock.GetUtcNow());
            jumps.Add(next - World.Start);
        }

        jumps.Should().Equal(Ten, Ten + Five, TimeSpan.FromHours(1));
        world.Cloud.Events.Select(e => e.At - World.Start).Should().BeInAscendingOrder();
    }

    private static AccountState StateAfter(World world, TimeSpan span)
    {
        world.Clock.Advance(span);
        return world.Cloud.Between(cloud => Member(cloud).State);
    }

    private static SimulatedAccount Member(SimulatedCloud cloud) => cloud.Organization.Find(World.Alpha)!;

    private static IEnumerable<AccountId> Members(World world) =>
        world.Cloud.Between(cloud => cloud.Organization.Accounts.Select(account => account.Id).ToList());

    private static IReadOnlyList<string> Regions(World world) => world.Call("ec2", "DescribeRegions").Xml("regionName");

    private static SsmDocument Create(World world, string name) => world.Cloud.Between(cloud =>
        Member(cloud).In<SsmDocuments>(World.Ireland).Create(
            cloud, Member(cloud), World.Ireland, name, "schemaVersion: '0.3'\n", "Automation", "YAML"));

    private static IEnumerable<string> Contents(World world, params SsmDocument[] documents) => world.Cloud.Between(_ =>
        documents.Select(d => d.Default.Content["schemaVersion: '0.3'\n".Length..].TrimStart('\n')).ToList());
}
