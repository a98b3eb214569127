using System.Net;
using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Tests.Services.Organizations;

public sealed class OrganizationsServiceTests : IDisposable
{
    private readonly World world = new();

    [Fact]
    public void Accounts_are_listed_in_pages_of_at_most_twenty()
    {
        using var large = new World(seed: OrganizationGenerator.Generate(45, [World.Ireland], 1));

        var first = large.Organizations("ListAccounts");
        var second = large.Organizations("ListAccounts", new { NextToken = first["NextToken"]!.ToString() });
        var third = large.Organizations("ListAccounts", new { NextToken = second["NextToken"]!.ToString() });

        new[] { first, second, third }.Select(page => page["Accounts"]!.AsArray().Count).Should().Equal(20, 20, 5);
        third["NextToken"].Should().BeNull();
        new[] { first, second, third }.SelectMany(page => page["Accounts"]!.AsArray())
            .Select(account => account!["Id"]!.ToString()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void An_account_has_a_state_and_since_the_ninth_of_September_no_status()
    {
        var account =
            world.Organizations("DescribeAccount", new { AccountId = World.Alpha.Value })["Account"]!.AsObject();

        account["State"]!.ToString().Should().Be("ACTIVE");
        account.ContainsKey("Status").Should().BeFalse();
        account["Paths"]![0]!.ToString().Should().MatchRegex(
            @"^o-abcdefghij/r-[0-9a-z]{4}/ou-[0-9a-z]{4}-[0-9a-z]{8}/ou-[0-9a-z]{4}-[0-9a-z]{8}/222233334444/$");
    }

    [Fact]
    public void Before_that_day_it_has_both()
    {
        using var earlier = new World(settings: new() { AccountStatusRetired = World.Start.AddDays(1) });

        var account = earlier.Organizations("DescribeAccount", new { AccountId = World.Alpha.Value })["Account"]!;

        account["Status"]!.ToString().Should().Be("ACTIVE");
        account["State"]!.ToString().Should().Be("ACTIVE");
    }

    [Fact]
    public void The_tree_leads_from_the_root_to_every_account()
    {
        var root = world.Organizations("ListRoots")["Roots"]![0]!["Id"]!.ToString();

        var workloads = Child(root, "Workloads");
        var prod = Child(workloads, "Prod");

        Accounts(root).Should().Equal(World.Management.Value);
        Accounts(prod).Should().Equal(World.Alpha.Value);
        world.Organizations("ListParents", new { ChildId = prod })["Parents"]![0]!["Id"]!.ToString()
            .Should().Be(workloads);
        world.Organizations("ListChildren", new { ParentId = root, ChildType = "ORGANIZATIONAL_UNIT" })["Children"]!.AsArray()
            .Should().HaveCount(2);
    }

    [Fact]
    public void A_list_may_begin_with_an_empty_page()
    {
        using var sparse = new World(settings: new() { OrganizationsEmptyPages = true });

        var first = sparse.Organizations("ListAccounts");

        first["Accounts"]!.AsArray().Should().BeEmpty();
        sparse.Organizations("ListAccounts", new { NextToken = first["NextToken"]!.ToString() })["Accounts"]!.AsArray()
            .Should().HaveCount(4);
    }

    [Theory]
    [InlineData("ListAccounts", """{"MaxResults":21}""", "InvalidInputException")]
    [InlineData("ListAccounts", """{"MaxResults":0}""", "InvalidInputException")]
    [InlineData("ListAccounts", """{"NextToken":"invented"}""", "InvalidInputException")]
    [InlineData("ListAccounts", """{"MaxResults":"many"}""", "SerializationException")]
    [InlineData("DescribeAccount", """{"AccountId":"999999999999"}""", "AccountNotFoundException")]
    [InlineData("DescribeAccount", "{}", "InvalidInputException")]
    [InlineData("ListAccountsForParent", """{"ParentId":"ou-none-12345678"}""", "ParentNotFoundException")]
    [InlineData("ListParents", """{"ChildId":"999999999999"}""", "ChildNotFoundException")]
    [InlineData("ListTagsForResource", """{"ResourceId":"ou-none-12345678"}""", "TargetNotFoundException")]
    [InlineData("DescribeOrganizationalUnit", """{"OrganizationalUnitId":"ou-none-12345678"}""", "OrganizationalUnitNotFoundException")]
    public void What_makes_no_sense_is_refused_by_name(string operation, string input, string code)
    {
        var answer = world.Call("organizations", operation, JsonNode.Parse(input));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Code.Should().Be(code);
    }

    [Fact]
    public async Task A_member_may_look_at_its_organization_and_at_nothing_else()
    {
        var keys = await (await world.AssumeAsync(World.Alpha)).GetCredentialsAsync();
        var member = new RawClient(world.Handler, keys.AccessKey, "us-east-1", keys.Token);

        member.Call("organizations", "DescribeOrganization").Status.Should().Be(HttpStatusCode.OK);
        member.Call("organizations", "ListAccounts").Code.Should().Be("AccessDeniedException");
    }

    [Fact]
    public void Only_the_management_account_changes_the_organization()
    {
        var root = world.Cloud.Organization.Root.Id;

        world.Call("organizations", "CreateOrganizationalUnit", new { ParentId = root, Name = "New" }).Code
            .Should().Be("AccessDeniedException");
        var made = world.Organizations("CreateOrganizationalUnit", new { ParentId = root, Name = "New" }, "MANAGEMENT");
        var unit = made["OrganizationalUnit"]!["Id"]!.ToString();
        world.Organizations("MoveAccount", new
        {
            AccountId = World.Beta.Value,
            SourceParentId = world.Cloud.Organization.Find(World.Beta)!.Unit!.Id,
            DestinationParentId = unit,
        }, "MANAGEMENT");

        Accounts(unit).Should().Equal(World.Beta.Value);
        world.Cloud.Events.Should().ContainSingle(e => e.Kind == WorldEventKind.AccountMoved
            && e.Account == World.Beta);
    }

    [Fact]
    public void A_created_account_joins_a_while_after_the_call()
    {
        var made = world.Organizations(
            "CreateAccount", new { AccountName = "gamma", Email = "gamma@example.com" }, "MANAGEMENT");
        var request = made["CreateAccountStatus"]!["Id"]!.ToString();
        made["CreateAccountStatus"]!["State"]!.ToString().Should().Be("IN_PROGRESS");

        world.Clock.Advance(world.Cloud.Settings.AccountCreation);

        var status = world.Organizations("DescribeCreateAccountStatus", new { CreateAccountRequestId = request })["CreateAccountStatus"]!;
        status["State"]!.ToString().Should().Be("SUCCEEDED");
        world.Cloud.Organization.FindMember(AccountId.Parse(status["AccountId"]!.ToString()))!.Name
            .Should().Be("gamma");
    }

    [Fact]
    public void The_delegated_administrator_is_registered_for_what_a_rollout_needs()
    {
        var administrators = world.Organizations("ListDelegatedAdministrators",
            new { ServicePrincipal = "config-multiaccountsetup.amazonaws.com" })["DelegatedAdministrators"]!.AsArray();
        var services = world.Organizations("ListDelegatedServicesForAccount", new { AccountId = World.Security.Value });

        administrators.Should().ContainSingle().Which!["Id"]!.ToString().Should().Be(World.Security.Value);
        services["DelegatedServices"]!.AsArray().Select(row => row!["ServicePrincipal"]!.ToString())
            .Should().BeEquivalentTo(Delegations.NeededForRollouts);
    }

    [Fact]
    public void Tags_are_those_of_the_snapshot_and_what_was_added()
    {
        world.Organizations("TagResource",
            new { ResourceId = World.Alpha.Value, Tags = new[] { new { Key = "env", Value = "prod" } } }, "MANAGEMENT");

        var tags =
            world.Organizations("ListTagsForResource", new { ResourceId = World.Alpha.Value })["Tags"]!.AsArray();

        tags.Select(tag => $"{tag!["Key"]}={tag["Value"]}").Should().Equal("env=prod", "pci=in-scope");
    }

    public void Dispose() => world.Dispose();

    private string Child(string parent, string name) =>
        world.Organizations("ListOrganizationalUnitsForParent", new { ParentId = parent })["OrganizationalUnits"]!.AsArray()
            .Single(unit => unit!["Name"]!.ToString() == name)!["Id"]!.ToString();

    private IEnumerable<string> Accounts(string parent) =>
        world.Organizations("ListAccountsForParent", new { ParentId = parent })["Accounts"]!.AsArray()
            .Select(account => account!["Id"]!.ToString());
}
