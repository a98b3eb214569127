using PciAutoHeal.Simulation.Services.Iam;

namespace PciAutoHeal.Simulation.Tests.Services.Iam;

public sealed class ResourcePolicyTests
{
    private static readonly Caller User = new(World.Security, $"arn:aws:iam::{World.Security}:user/admin", "AKIA", null);

    private static readonly Caller Role =
        new(World.Security, $"arn:aws:sts::{World.Security}:assumed-role/Deployer/me", "ASIA", "Deployer");

    [Theory]
    [InlineData("""{"AWS":"100000000002"}""", true)]
    [InlineData("""{"AWS":"arn:aws:iam::100000000002:root"}""", true)]
    [InlineData("""{"AWS":["arn:aws:iam::999999999999:root","arn:aws:iam::100000000002:root"]}""", true)]
    [InlineData("""{"AWS":"*"}""", true)]
    [InlineData("\"*\"", true)]
    [InlineData("""{"AWS":"arn:aws:iam::999999999999:root"}""", false)]
    [InlineData("""{"Service":"ssm.amazonaws.com"}""", false)]
    [InlineData("3", false)]
    public void A_principal_is_an_account_or_everybody(string principal, bool isAllowed) =>
        Allows(Statement("Allow", principal), User).Should().Be(isAllowed);

    [Fact]
    public void A_role_is_let_in_by_its_own_ARN()
    {
        var policy = Statement("Allow", """{"AWS":"arn:aws:iam::100000000002:role/Deployer"}""");

        Allows(policy, Role).Should().BeTrue();
        Allows(policy, User).Should().BeFalse();
    }

    [Fact]
    public void A_denial_wins() =>
        Allows(Statement("Allow", "\"*\"") + "," + Statement("Deny", """{"AWS":"100000000002"}"""), User).Should().BeFalse();

    [Theory]
    [InlineData("sts:AssumeRole", true)]
    [InlineData("sts:*", true)]
    [InlineData("*", true)]
    [InlineData("sts:GetCallerIdentity", false)]
    [InlineData("s3:*", false)]
    public void An_action_is_named_in_full_or_by_its_beginning(string action, bool isAllowed) =>
        Allows(Statement("Allow", "\"*\"", action), User).Should().Be(isAllowed);

    [Theory]
    [InlineData("secret", true)]
    [InlineData("other", false)]
    [InlineData(null, false)]
    public void An_external_id_has_to_match(string? externalId, bool isAllowed)
    {
        var statement = """
            {"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"secret"}}}
            """;

        Allows(statement, User, externalId).Should().Be(isAllowed);
    }

    private static string Statement(string effect, string principal, string action = "sts:AssumeRole") =>
        $$"""{"Effect":"{{effect}}","Principal":{{principal}},"Action":"{{action}}"}""";

    private static bool Allows(string statements, Caller caller, string? externalId = null) =>
        ResourcePolicy.Allows($$"""{"Statement":[{{statements}}]}""", caller, "sts:AssumeRole", externalId);
}
