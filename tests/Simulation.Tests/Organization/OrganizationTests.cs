using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Tests.Organization;

public sealed class OrganizationTests
{
    [Fact]
    public void A_plain_list_of_accounts_is_an_organization_with_every_region_that_AWS_opens()
    {
        using var world = new World(seed: World.Small with { Regions = [], OrganizationId = "" });

        world.Cloud.Organization.Id.Should().MatchRegex("^o-[a-z0-9]{10}$");
        world.Cloud.Organization.Accounts.Should().OnlyContain(account => account.EnabledRegions.Count == 17);
    }

    [Fact]
    public void Administrators_that_the_snapshot_does_not_list_are_members_all_the_same()
    {
        using var world = new World(seed: World.Small with { Accounts = [new(World.Alpha, "alpha", AccountState.Active)] });

        world.Cloud.Organization.Accounts.Select(account => account.Id)
            .Should().BeEquivalentTo([World.Alpha, World.Management, World.Security]);
    }

    [Fact]
    public void Regions_that_an_account_has_are_its_own()
    {
        var accounts =
            World.Small.Accounts.Select(a => a.Id == World.Alpha ? a with { Regions = [World.Ireland] } : a).ToArray();
        using var world = new World(seed: World.Small with { Accounts = accounts });

        world.Cloud.Organization.Find(World.Alpha)!.EnabledRegions.Should().Equal(World.Ireland);
        world.Cloud.Organization.Find(World.Beta)!.EnabledRegions.Should().Equal(World.Ireland, World.Virginia);
    }

    [Fact]
    public void Identifiers_are_the_same_for_the_same_seed()
    {
        using var first = new World();
        using var second = new World();

        first.Organizations("ListAccounts").ToJsonString()
            .Should().Be(second.Organizations("ListAccounts").ToJsonString());
    }
}
