using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Healing;

namespace PciAutoHeal.Steps.Tests.Healing;

public sealed class ChangesCountedTests
{
    [Fact]
    public void A_count_never_falls_and_silence_leaves_it()
    {
        var counted = ChangesCounted.Nothing.With([(Id(1), 5), (Id(2), 1)])
            .With([(Id(1), 3), (Id(2), null), (Id(3), 2)]);

        counted.Changes.Should().Equal(new Dictionary<AccountId, int> { [Id(1)] = 5, [Id(2)] = 1, [Id(3)] = 2 });
    }

    [Fact]
    public void Everybody_has_a_turn_before_anybody_has_two() => Gen.Select(Gen.Int[1, 30], Gen.Int[1, 12]).Sample((accounts, most) =>
    {
        List<AccountId> all = [.. Enumerable.Range(1, accounts).Select(Id)];
        var counted = ChangesCounted.Nothing;
        var asked = new List<AccountId>();
        for (var look = 0; look * most < accounts; look++)
        {
            var turn = counted.Turn(all, most);
            asked.AddRange(turn);
            counted = counted with { GlancedTo = turn[^1] };
        }

        return asked.Take(accounts).Distinct().Count() == accounts;
    });

    [Fact]
    public void When_all_accounts_are_behind_it_begins_again() =>
        (ChangesCounted.Nothing with { GlancedTo = Id(9) }).Turn([Id(3), Id(2)], 1).Should().Equal(Id(2));

    private static AccountId Id(int n) => AccountId.Parse($"{111_100_000_000 + n}");
}
