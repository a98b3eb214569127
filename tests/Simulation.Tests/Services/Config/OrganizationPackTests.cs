using System.Net;

namespace PciAutoHeal.Simulation.Tests.Services.Config;

public sealed class OrganizationPackTests : IDisposable
{
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public void A_put_deploys_the_pack_in_every_account_the_management_account_included()
    {
        world.Put().Json["OrganizationConformancePackArn"]!.ToString()
            .Should().StartWith($"arn:aws:config:us-east-1:{World.Security}:organization-conformance-pack/pci-");

        world.Wait(30);

        world.Rows().Keys.Should().BeEquivalentTo(
            World.Management.Value, World.Security.Value, World.Alpha.Value, World.Beta.Value);
        world.Rows().Values.Should().OnlyContain(row => row["Status"]!.ToString() == "CREATE_SUCCESSFUL");
        world.Rows().Values.Should().OnlyContain(row =>
            row["ConformancePackName"]!.ToString().StartsWith("OrgConformsPack-pci-"));
        world.Aggregate().Should().Be("CREATE_SUCCESSFUL");
    }

    [Fact]
    public void Rows_are_not_visible_in_the_first_seconds_after_a_put()
    {
        world.Put();

        world.Rows().Should().BeEmpty();
        world.Aggregate().Should().Be("CREATE_IN_PROGRESS");
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        world.Rows().Values.Should().HaveCount(4)
            .And.OnlyContain(row => row["Status"]!.ToString() == "CREATE_IN_PROGRESS");
    }

    [Fact]
    public void Rows_of_the_wave_before_look_finished_until_the_update_reaches_the_account()
    {
        world.Put(excluded: [World.Beta]);
        world.Wait(30);
        var before = world.Rows()[World.Alpha.Value]["LastUpdateTime"]!.GetValue<double>();
        var putAt = (world.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

        world.Put();
        world.Clock.Advance(TimeSpan.FromSeconds(1));

        world.Status(World.Alpha).Should().Be("CREATE_SUCCESSFUL");
        before.Should().BeLessThan(putAt);
        world.Rows()[World.Alpha.Value]["LastUpdateTime"]!.GetValue<double>().Should().Be(before);
        world.Wait(30);
        world.Status(World.Alpha).Should().Be("UPDATE_SUCCESSFUL");
        world.Status(World.Beta).Should().Be("CREATE_SUCCESSFUL");
        world.Rows()[World.Alpha.Value]["LastUpdateTime"]!.GetValue<double>().Should().BeGreaterThan(putAt);
    }

    [Fact]
    public void An_account_that_is_excluded_again_loses_its_pack_and_then_its_row()
    {
        world.Put();
        world.Wait(30);

        world.Put(excluded: [World.Beta]);
        world.Clock.Advance(TimeSpan.FromSeconds(15));

        world.Status(World.Beta).Should().Be("DELETE_IN_PROGRESS");
        world.Clock.Advance(TimeSpan.FromSeconds(60));
        world.Status(World.Beta).Should().Be("DELETE_SUCCESSFUL");
        world.Wait(30);
        world.Status(World.Beta).Should().Be("(no row)");
        world.Member(World.Beta).Call("config", "DescribeConformancePacks")
            .Json["ConformancePackDetails"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public void While_a_member_is_being_worked_on_the_pack_can_be_neither_put_nor_deleted()
    {
        world.Put();

        world.Put().Code.Should().Be("ResourceInUseException");
        world.Call("config", "DeleteOrganizationConformancePack", new { OrganizationConformancePackName = "pci" })
            .Code.Should().Be("ResourceInUseException");
        world.Put("other").Status.Should().Be(HttpStatusCode.OK);
        world.Put(region: "eu-west-1").Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public void A_pack_is_seen_only_by_the_account_that_made_it()
    {
        world.Put();

        world.Call("config", "DescribeOrganizationConformancePacks", key: "MANAGEMENT")
            .Json["OrganizationConformancePacks"]!.AsArray().Should().BeEmpty();
        world.Call("config", "GetOrganizationConformancePackDetailedStatus",
            new { OrganizationConformancePackName = "pci" }, "MANAGEMENT")
            .Code.Should().Be("NoSuchOrganizationConformancePackException");
    }

    [Fact]
    public void A_member_may_not_ask_about_organization_packs() =>
        world.Member(World.Alpha).Call("config", "DescribeOrganizationConformancePacks")
            .Code.Should().Be("OrganizationAccessDeniedException");

    [Fact]
    public void Deleting_takes_the_pack_from_every_account_and_then_it_is_gone()
    {
        world.Put();
        world.Wait(30);

        world.Call("config", "DeleteOrganizationConformancePack", new { OrganizationConformancePackName = "pci" })
            .Status.Should().Be(HttpStatusCode.OK);

        world.Aggregate().Should().Be("DELETE_IN_PROGRESS");
        world.Wait(30);
        world.Call("config", "DescribeOrganizationConformancePackStatuses",
            new { OrganizationConformancePackNames = new[] { "pci" } }).Code
            .Should().Be("NoSuchOrganizationConformancePackException");
    }

    [Fact]
    public void Describe_gives_back_what_was_put()
    {
        world.Put(excluded: [World.Alpha, World.Beta]);

        var pack = world.Call("config", "DescribeOrganizationConformancePacks")
            .Json["OrganizationConformancePacks"]![0]!;

        pack["OrganizationConformancePackName"]!.ToString().Should().Be("pci");
        pack["ExcludedAccounts"]!.AsArray().Select(id => id!.ToString())
            .Should().Equal(World.Alpha.Value, World.Beta.Value);
        pack["LastUpdateTime"]!.GetValue<double>().Should().Be(World.Start.ToUnixTimeSeconds());
    }

    [Fact]
    public void Details_are_filtered_by_account_or_by_status()
    {
        world.Put();
        world.Wait(30);

        world.Rows(filters: new { AccountId = World.Alpha.Value }).Keys.Should().Equal(World.Alpha.Value);
        world.Rows(filters: new { Status = "CREATE_FAILED" }).Should().BeEmpty();
        world.Rows(filters: new { Status = "CREATE_SUCCESSFUL" }).Should().HaveCount(4);
    }

    [Fact]
    public void Details_come_in_pages_and_an_invented_token_is_refused()
    {
        world.Put();
        world.Wait(30);
        var first = Details(new { OrganizationConformancePackName = "pci", Limit = 3 });

        var second = Details(new
        {
            OrganizationConformancePackName = "pci",
            Limit = 3,
            NextToken = first.Json["NextToken"]!.ToString(),
        });

        first.Json["OrganizationConformancePackDetailedStatuses"]!.AsArray().Should().HaveCount(3);
        second.Json["OrganizationConformancePackDetailedStatuses"]!.AsArray().Should().HaveCount(1);
        second.Json["NextToken"].Should().BeNull();
        Details(new { OrganizationConformancePackName = "pci", NextToken = "invented" })
            .Code.Should().Be("InvalidNextTokenException");
        Details(new { OrganizationConformancePackName = "pci", Limit = 101 }).Code.Should().Be("InvalidLimitException");
    }

    private WireAnswer Details(object input) =>
        world.Call("config", "GetOrganizationConformancePackDetailedStatus", input);
}
