namespace PciAutoHeal.Cdk.Tests;

public sealed class InstallationTests
{
    [Theory]
    [InlineData("pciautoheal", "PciAutoHealMember", "PciAutoHeal-Administrator", "pciautoheal-plan-waves")]
    [InlineData("pciautoheal-test", "PciAutoHealMember-test", "PciAutoHeal-test-Administrator", "pciautoheal-test-plan-waves")]
    public void An_installation_names_everything_after_itself(string name, string role, string stack, string function)
    {
        var installation = Installation.Parse(name);

        installation.MemberRole.Should().Be(role);
        installation.Stack("Administrator").Should().Be(stack);
        installation.Function("PlanWaves").Should().Be(function);
    }

    [Theory]
    [InlineData("")]
    [InlineData("other")]
    [InlineData("pciautoheal-")]
    [InlineData("pciautoheal-Test")]
    [InlineData("pciautoheal-a-b")]
    [InlineData("pciautoheal-waytoolongforit")]
    public void A_name_that_would_not_fit_everywhere_is_refused(string name) =>
        FluentActions.Invoking(() => Installation.Parse(name)).Should().Throw<FormatException>()
            .WithMessage("*expected*");

    [Fact]
    public void Two_installations_share_no_name_in_an_account()
    {
        var (one, other) = (Installation.Default, Installation.Parse("pciautoheal-test"));

        string[] Names(Installation it) => [it.Table, it.EventBus, it.MemberRole, it.MemberStackSet, it.MemberBoundary, it.Role("X"), it.Machine("x")];
        Names(one).Should().NotIntersectWith(Names(other));
    }
}
