using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Tests.Services.Organizations;

public sealed class OrganizationsWritesTests : IDisposable
{
    private readonly World world = new();

    [Theory]
    [InlineData("RegisterDelegatedAdministrator", """{"AccountId":"222233334444","ServicePrincipal":"config.amazonaws.com"}""", null)]
    [InlineData("RegisterDelegatedAdministrator", """{"AccountId":"100000000002","ServicePrincipal":"config.amazonaws.com"}""", "AccountAlreadyRegisteredException")]
    [InlineData("RegisterDelegatedAdministrator", """{"AccountId":"100000000001","ServicePrincipal":"config.amazonaws.com"}""", "ConstraintViolationException")]
    [InlineData("DeregisterDelegatedAdministrator", """{"AccountId":"222233334444","ServicePrincipal":"config.amazonaws.com"}""", "AccountNotRegisteredException")]
    [InlineData("RemoveAccountFromOrganization", """{"AccountId":"100000000001"}""", "MasterCannotLeaveOrganizationException")]
    [InlineData("RemoveAccountFromOrganization", """{"AccountId":"100000000002"}""", "ConstraintViolationException")]
    [InlineData("RemoveAccountFromOrganization", """{"AccountId":"222233334444"}""", null)]
    [InlineData("CloseAccount", """{"AccountId":"100000000001"}""", "ConstraintViolationException")]
    [InlineData("CloseAccount", """{"AccountId":"222233334444"}""", null)]
    public void What_the_management_account_may_do_and_may_not(string operation, string input, string? code) =>
        world.Call("organizations", operation, JsonNode.Parse(input), "MANAGEMENT").Code.Should().Be(code);

    [Fact]
    public void A_service_has_three_delegated_administrators_for_organization_packs()
    {
        using var large = new World(seed: OrganizationGenerator.Generate(10, [World.Ireland], 1, healthy: true));
        var members = large.Cloud.Organization.Accounts.Skip(2).Take(3).Select(account => account.Id.Value).ToArray();

        var codes = members.Select(id => large.Call("organizations", "RegisterDelegatedAdministrator",
            new { AccountId = id, ServicePrincipal = "config-multiaccountsetup.amazonaws.com" }, "MANAGEMENT").Code).ToArray();

        codes.Should().Equal(null, null, "ConstraintViolationException");
    }

    [Fact]
    public void A_delegated_administrator_that_is_deregistered_reads_no_more()
    {
        foreach (var principal in Delegations.NeededForRollouts)
        {
            world.Call("organizations", "DeregisterDelegatedAdministrator",
                new { AccountId = World.Security.Value, ServicePrincipal = principal }, "MANAGEMENT");
        }

        world.Call("organizations", "ListAccounts").Code.Should().Be("AccessDeniedException");
    }

    [Fact]
    public void A_closed_account_closes_slowly()
    {
        world.Organizations("CloseAccount", new { AccountId = World.Alpha.Value }, "MANAGEMENT");

        State(World.Alpha).Should().Be("PENDING_CLOSURE");
        world.Clock.Advance(world.Cloud.Settings.AccountClosing);
        State(World.Alpha).Should().Be("CLOSED");
        world.Call("organizations", "CloseAccount", new { AccountId = World.Alpha.Value }, "MANAGEMENT").Code
            .Should().Be("AccountAlreadyClosedException");
    }

    [Fact]
    public void An_account_moves_only_from_where_it_is()
    {
        var organization = world.Cloud.Organization;
        object Move(string from, string to) =>
            new { AccountId = World.Alpha.Value, SourceParentId = from, DestinationParentId = to };
        var (here, root) = (organization.Find(World.Alpha)!.Unit!.Id, organization.Root.Id);

        world.Call("organizations", "MoveAccount", Move(root, here), "MANAGEMENT").Code.Should()
            .Be("SourceParentNotFoundException");
        world.Call("organizations", "MoveAccount", Move(here, here), "MANAGEMENT").Code.Should()
            .Be("DuplicateAccountException");
        world.Call("organizations", "MoveAccount", Move(here, "ou-x"), "MANAGEMENT").Code
            .Should().Be("DestinationParentNotFoundException");
        world.Call("organizations", "MoveAccount", Move(here, root), "MANAGEMENT").Code.Should().BeNull();
    }

    [Fact]
    public void An_email_belongs_to_one_account()
    {
        var email = world.Cloud.Organization.Find(World.Alpha)!.Email;
        var made = world.Organizations("CreateAccount", new { AccountName = "again", Email = email }, "MANAGEMENT");

        world.Clock.Advance(world.Cloud.Settings.AccountCreation);

        var status = world.Organizations("DescribeCreateAccountStatus",
            new { CreateAccountRequestId = made["CreateAccountStatus"]!["Id"]!.ToString() })["CreateAccountStatus"]!;
        (status["State"]!.ToString(), status["FailureReason"]!.ToString()).Should().Be(("FAILED", "EMAIL_ALREADY_EXISTS"));
    }

    public void Dispose() => world.Dispose();

    private string State(AccountId account) =>
        world.Organizations("DescribeAccount", new { AccountId = account.Value })["Account"]!["State"]!.ToString();
}
