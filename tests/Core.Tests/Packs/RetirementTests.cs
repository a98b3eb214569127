using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Packs;

public sealed class RetirementTests
{
    private static readonly IReadOnlySet<string> New = new HashSet<string> { "A", "B" };

    [Fact]
    public void What_everybody_has_got_and_checks_nothing_more_may_go() =>
        Retirement.Obstacle(Ids(1, 2), Set(1, 2, 3), ["A"], New).Should().BeNull();

    [Fact]
    public void It_stays_while_somebody_has_not_got_the_new_packs() =>
        Retirement.Obstacle(Ids(1, 2), Set(1), ["A"], New).Should()
            .Contain("1 of 2").And.Contain($"{Organizations.Id(2)}");

    [Fact]
    public void It_stays_while_a_check_would_be_lost() =>
        Retirement.Obstacle(Ids(1), Set(1), ["A", "C"], New).Should().Contain("1 of its checks").And.Contain("C");

    [Fact]
    public void It_stays_while_nobody_knows_what_it_checks() =>
        Retirement.Obstacle(Ids(1), Set(1), null, New).Should().NotBeNull();

    [Fact]
    public void A_pack_that_nobody_has_may_go_unseen() => Retirement.Obstacle([], Set(), null, New).Should().BeNull();

    [Fact]
    public void It_goes_exactly_when_nobody_and_nothing_is_lost() =>
        Gen.Select(Some([0, 1, 2, 3]), Some([0, 1, 2, 3]), Some(["A", "B", "C"])).Sample((holders, upgraded, old) =>
            (Retirement.Obstacle(Ids(holders), Set(upgraded), old, New) is null)
            == (!holders.Except(upgraded).Any() && !old.Except(New).Any()));

    private static Gen<T[]> Some<T>(T[] of) => Gen.Shuffle(of, 0, of.Length);

    private static AccountId[] Ids(params int[] numbers) => [.. numbers.Select(Organizations.Id)];

    private static HashSet<AccountId> Set(params int[] numbers) => [.. Ids(numbers)];
}
