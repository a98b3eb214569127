using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.Waves;

public sealed class OrganizationChangesTests
{
    private static readonly OrganizationSnapshot Before = Organizations.Of(5);

    [Fact]
    public void An_organization_has_not_changed_against_itself() =>
        Fleets.Any.Sample(organization => OrganizationChanges.Between(organization, organization) is []);

    [Theory]
    [InlineData(AccountState.Suspended, true)]
    [InlineData(AccountState.PendingClosure, true)]
    [InlineData(AccountState.Active, false)]
    public void An_account_that_is_active_no_more_takes_its_targets_away(AccountState state, bool changed)
    {
        var changes = OrganizationChanges.Between(Before, Before.With(3, a => a with { State = state }));

        changes.Select(c => (c.Account, c.Kind, c.TakesTargetsAway))
            .Should().Equal(changed ? [(Organizations.Id(3), RolloutEventKind.AccountSuspended, true)] : []);
    }

    [Fact]
    public void An_account_that_moved_keeps_its_targets_and_says_from_where_to_where()
    {
        var change = OrganizationChanges.Between(Before, Before.With(3, a => a with { Path = ["Closed"] })).Single();

        change.Kind.Should().Be(RolloutEventKind.AccountMoved);
        change.TakesTargetsAway.Should().BeFalse();
        change.Detail.Should().Contain("from /Workloads/Prod to /Closed").And.Contain(Organizations.Id(3).Value);
    }

    [Fact]
    public void Joining_and_leaving_are_each_others_opposite() => Gen.Int[1, 12].Select(Gen.Int[1, 12]).Sample((few, many) =>
    {
        var (before, now) = (Organizations.Of(few), Organizations.Of(many));
        var joined = OrganizationChanges.Between(before, now).Where(c => c.Kind == RolloutEventKind.AccountJoined);
        var left = OrganizationChanges.Between(now, before).Where(c => c.Kind == RolloutEventKind.AccountLeft);
        return joined.Select(c => c.Account).SequenceEqual(left.Select(c => c.Account)) && joined.Count() == Math.Max(0, many - few);
    });
}
