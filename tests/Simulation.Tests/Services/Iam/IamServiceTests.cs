using System.Net;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Tests.Services.Iam;

public sealed class IamServiceTests : IDisposable
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ssm.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private readonly World world = new();

    [Fact]
    public void A_role_is_found_with_its_policies_percent_encoded()
    {
        Create("PciAutoHeal-Heal");
        Call("PutRolePolicy", new { RoleName = "PciAutoHeal-Heal", PolicyName = "heal", PolicyDocument = Trust });

        var role = Call("GetRole", new { RoleName = "PciAutoHeal-Heal" });
        var policy = Call("GetRolePolicy", new { RoleName = "PciAutoHeal-Heal", PolicyName = "heal" });

        role.Xml("Arn").Should().Equal($"arn:aws:iam::{World.Security}:role/PciAutoHeal-Heal");
        Uri.UnescapeDataString(role.Xml("AssumeRolePolicyDocument").Single()).Should().Be(Trust);
        Uri.UnescapeDataString(policy.Xml("PolicyDocument").Single()).Should().Be(Trust);
    }

    [Theory]
    [InlineData("PciAutoHeal-Heal")]
    [InlineData("pciautoheal-HEAL")]
    public void A_role_of_the_same_name_is_refused_whatever_its_case(string name)
    {
        Create("PciAutoHeal-Heal");

        var again = Create(name);

        again.Code.Should().Be("EntityAlreadyExists");
        again.Status.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public void A_role_goes_when_its_policies_are_gone()
    {
        Create("Heal");
        Call("AttachRolePolicy", new { RoleName = "Heal", PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" });
        Call("PutRolePolicy", new { RoleName = "Heal", PolicyName = "p", PolicyDocument = Trust });

        Call("DeleteRole", new { RoleName = "Heal" }).Code.Should().Be("DeleteConflict");
        Call("DetachRolePolicy", new { RoleName = "Heal", PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" });
        Call("DeleteRole", new { RoleName = "Heal" }).Code.Should().Be("DeleteConflict");
        Call("DeleteRolePolicy", new { RoleName = "Heal", PolicyName = "p" });
        Call("DeleteRole", new { RoleName = "Heal" }).Code.Should().BeNull();

        Call("GetRole", new { RoleName = "Heal" }).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Statement":[],"Statement":[]}""")]
    public void A_trust_that_is_no_policy_is_refused(string trust) =>
        Call("CreateRole", new { RoleName = "Heal", AssumeRolePolicyDocument = trust }).Code.Should().Be("MalformedPolicyDocument");

    [Theory]
    [InlineData("GetRole", "NoSuchEntity")]
    [InlineData("DeleteRole", "NoSuchEntity")]
    [InlineData("ListRolePolicies", "NoSuchEntity")]
    [InlineData("ListAttachedRolePolicies", "NoSuchEntity")]
    [InlineData("UpdateRole", "NoSuchEntity")]
    public void A_role_that_does_not_exist_is_named_so(string operation, string code) =>
        Call(operation, new { RoleName = "Nobody" }).Code.Should().Be(code);

    [Fact]
    public void Roles_are_listed_page_by_page_below_a_path()
    {
        foreach (var n in Enumerable.Range(0, 5))
        {
            Call("CreateRole", new { RoleName = $"R{n}", AssumeRolePolicyDocument = Trust, Path = "/heal/" });
        }

        var first = Call("ListRoles", new { PathPrefix = "/heal/", MaxItems = 3 });
        var second = Call(
            "ListRoles", new { PathPrefix = "/heal/", MaxItems = 3, Marker = first.Xml("Marker").Single() });

        first.Xml("RoleName").Concat(second.Xml("RoleName")).Should().Equal("R0", "R1", "R2", "R3", "R4");
        (first.Xml("IsTruncated").Single(), second.Xml("IsTruncated").Single()).Should().Be(("true", "false"));
    }

    [Fact]
    public void The_management_account_has_no_roles_of_members() =>
        new RawClient(world.Handler, "MANAGEMENT", "us-east-1").Call("iam", "ListRoles").Xml("RoleName").Should().BeEmpty();

    [Fact]
    public async Task A_changed_trust_holds_from_the_next_call()
    {
        var member = world.Cloud.Organization.Find(AccountId.Parse(World.Alpha.Value))!;
        await world.AssumeAsync(World.Alpha);

        world.Cloud.Between(_ => member.Global<Simulation.Services.Iam.IamRoles>().Find("PciAutoHealMember")!.TrustPolicy = Trust);

        var act = () => world.AssumeAsync(World.Alpha);
        await act.Should().ThrowAsync<Amazon.SecurityToken.AmazonSecurityTokenServiceException>();
    }

    public void Dispose() => world.Dispose();

    private WireAnswer Create(string name) =>
        Call("CreateRole", new { RoleName = name, AssumeRolePolicyDocument = Trust });

    private WireAnswer Call(string operation, object input) => world.Call("iam", operation, input);
}
