using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Tests.Accounts;

public sealed class AccountTests
{
    private static readonly Account Shop =
        new(AccountId.Parse("111122223333"), "shop", AccountState.Active) { Path = ["Workloads", "Prod", "Shop"] };

    [Theory]
    [InlineData("Workloads", true)]
    [InlineData("Workloads/Prod", true)]
    [InlineData("/Workloads / Prod/", true)]
    [InlineData("Workloads/Prod/Shop", true)]
    [InlineData("Workloads/Prod/Shop/Basket", false)]
    [InlineData("Prod", false)]
    [InlineData("Work", false)]
    [InlineData("workloads", false)]
    [InlineData("", false)]
    [InlineData("/", false)]
    public void An_account_is_in_a_unit_and_in_those_above_it(string unit, bool isIn) =>
        Shop.IsIn(unit).Should().Be(isIn);

    [Fact]
    public void An_account_at_the_root_is_in_no_unit() =>
        (Shop with { Path = [] }).IsIn("Workloads").Should().BeFalse();
}
