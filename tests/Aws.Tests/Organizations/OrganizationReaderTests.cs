using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Tests.Organizations;

public sealed class OrganizationReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_organization_comes_as_it_is()
    {
        using var world = new World();

        var read = await world.Organization.ReadAsync(withTags: false, Ct);

        read.OrganizationId.Should().Be("o-abcdefghij");
        read.ManagementAccountId.Should().Be(World.Management);
        read.DelegatedAdministratorId.Should().Be(World.Security);
        read.Regions.Should().Equal(World.Ireland, World.Virginia);
        read.Accounts.Select(account => account.Id)
            .Should().Equal(World.Management, World.Security, World.Alpha, World.Beta);
        read.Accounts.Should().OnlyContain(account => account.State == AccountState.Active);
        read.Accounts.Single(account => account.Id == World.Alpha).Path.Should().Equal("Workloads", "Prod");
        read.Accounts.Single(account => account.Id == World.Management).Path.Should().BeEmpty();
    }

    [Fact]
    public async Task Paths_save_a_call_for_every_unit_without_units_below()
    {
        using var world = new World();

        await world.Organization.ReadAsync(withTags: false, Ct);

        world.Cloud.Calls["organizations:ListAccounts"].Should().Be(1);
        world.Cloud.Calls["organizations:ListRoots"].Should().Be(1);
        world.Cloud.Calls["organizations:ListOrganizationalUnitsForParent"].Should()
            .Be(2, "of the root and of Workloads");
        world.Cloud.Calls["organizations:ListAccountsForParent"].Should().Be(0);
        world.Cloud.Calls["organizations:ListTagsForResource"].Should().Be(0);
    }

    [Fact]
    public async Task Tags_are_read_only_when_asked_for()
    {
        using var world = new World();

        var read = await world.Organization.ReadAsync(withTags: true, Ct);

        read.Accounts.Single(account => account.Id == World.Alpha).Tags.Should().Contain("pci", "in-scope");
        world.Cloud.Calls["organizations:ListTagsForResource"].Should().Be(4);
    }

    [Fact]
    public async Task One_account_is_asked_for_by_itself_and_may_be_no_member()
    {
        using var world = new World();

        var found = await world.Organization.FindAsync(World.Alpha, Ct);

        found!.State.Should().Be(AccountState.Active);
        (await world.Organization.FindAsync(AccountId.Parse("999999999999"), Ct)).Should().BeNull();
        (await world.Organization.ReadTagsAsync(World.Alpha, Ct)).Should().Contain("pci", "in-scope");
        world.Cloud.Calls["organizations:ListAccounts"].Should().Be(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task Many_accounts_come_by_pages_each_once(int parallelism)
    {
        var settings = new SimulationSettings { OrganizationsEmptyPages = true };
        using var world = new World(seed: World.Large(101), settings: settings, parallelism: parallelism);

        var read = await world.Organization.ReadAsync(withTags: false, Ct);

        read.Accounts.Should().HaveCount(105).And.OnlyHaveUniqueItems(account => account.Id);
        read.Accounts.Should().BeInAscendingOrder(account => account.Id);
        world.Cloud.Calls["organizations:ListAccounts"].Should().BeGreaterThan(5);
    }

    [Fact]
    public async Task States_are_told_whether_by_State_or_by_the_retired_Status()
    {
        var seed = World.Small with
        {
            Accounts = [.. World.Small.Accounts.Select(a => a.Id == World.Beta ? a with { State = AccountState.Suspended } : a)],
        };
        foreach (var retired in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
        {
            using var world = new World(seed: seed, settings: new() { AccountStatusRetired = retired });

            var read = await world.Organization.ReadAsync(withTags: false, Ct);

            read.Accounts.Single(account => account.Id == World.Beta).State.Should().Be(AccountState.Suspended);
        }
    }

    [Fact]
    public async Task Without_paths_every_unit_is_asked_for_its_accounts()
    {
        using var world = new World();
        world.Meddler.Answer("ListAccounts", $$"""
            {"Accounts":[{"Id":"{{World.Alpha}}","Name":"alpha","Status":"ACTIVE"},{"Id":"{{World.Beta}}","Name":"beta","State":"CLOSED"}]}
            """);

        var read = await world.Organization.ReadAsync(withTags: false, Ct);

        read.Accounts.Select(account => string.Join('/', account.Path)).Should()
            .Equal("Workloads/Prod", "Workloads/NonProd");
        read.Accounts.Select(account => account.State).Should().Equal(AccountState.Active, AccountState.Closed);
        world.Cloud.Calls["organizations:ListAccountsForParent"].Should().Be(5, "of the root and of four units");
    }

    [Fact]
    public async Task No_account_is_never_a_success()
    {
        using var world = new World();
        world.Meddler.Answer("ListAccounts", """{"Accounts":[]}""");

        var read = () => world.Organization.ReadAsync(withTags: false, Ct);

        (await read.Should().ThrowAsync<TerminalException>().Where(e => e.Code == "NoAccounts"))
            .WithMessage("*delegated administrator*management account 100000000001*");
    }

    [Fact]
    public async Task The_management_account_names_the_delegated_administrator()
    {
        using var world = new World(key: "MANAGEMENTKEY");

        var read = await world.Organization.ReadAsync(withTags: false, Ct);

        read.DelegatedAdministratorId.Should().Be(World.Security);
    }

    [Fact]
    public async Task Throttled_then_fine()
    {
        using var world = new World([new(FaultKind.Throttled) { Percent = 50, Api = "organizations:*" }]);

        var read = await world.Organization.ReadAsync(withTags: true, Ct);

        read.Accounts.Should().HaveCount(4);
        world.Clock.Waited.Should().BePositive();
    }

    [Fact]
    public async Task Denied_is_terminal_and_is_not_tried_again()
    {
        using var world = new World([new(FaultKind.AccessDenied) { Api = "organizations:ListAccounts" }]);

        var read = () => world.Organization.ReadAsync(withTags: false, Ct);

        await read.Should().ThrowAsync<TerminalException>().Where(e => e.Code == "AccessDeniedException");
        world.Cloud.Calls["organizations:ListAccounts"].Should().Be(1);
    }
}
