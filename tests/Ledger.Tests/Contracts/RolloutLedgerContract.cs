using CsCheck;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Steps;
using static PciAutoHeal.Ledger.Tests.Examples;

namespace PciAutoHeal.Ledger.Tests.Contracts;

public abstract class RolloutLedgerContract(ILedgerEngine engine) : LedgerContract(engine)
{
    [Fact]
    public async Task A_rollout_that_was_registered_is_found_by_everybody()
    {
        await First.Rollouts.CreateAsync(Header("a"), Ct);

        (await Second.Rollouts.FindAsync(RolloutId.Parse("a"), Ct)).Should().Be(Header("a"));
        (await Second.Rollouts.FindAsync(RolloutId.Parse("b"), Ct)).Should().BeNull();
    }

    [Fact]
    public async Task Registering_the_same_rollout_again_changes_nothing()
    {
        await First.Rollouts.CreateAsync(Header("a"), Ct);
        await Second.Rollouts.CreateAsync(Header("a"), Ct);

        (await First.Rollouts.ListAsync(10, Ct)).Should().Equal(Header("a"));
    }

    [Fact]
    public async Task Another_header_under_the_same_id_is_refused()
    {
        await First.Rollouts.CreateAsync(Header("a"), Ct);

        var again = () => Second.Rollouts.CreateAsync(Header("a") with { StartedBy = "someone else" }, Ct);

        (await again.Should().ThrowAsync<TerminalException>()).Which.Code.Should().Be("RolloutExists");
        (await First.Rollouts.FindAsync(RolloutId.Parse("a"), Ct)).Should().Be(Header("a"));
    }

    [Fact]
    public async Task Rollouts_are_listed_newest_first_and_no_more_than_asked_for()
    {
        foreach (var (id, second) in new[] { ("b", 2.0), ("a", 1), ("d", 3), ("c", 3) })
        {
            await First.Rollouts.CreateAsync(Header(id, second), Ct);
        }

        (await Second.Rollouts.ListAsync(3, Ct)).Select(h => h.Id.Value).Should().Equal("d", "c", "b");
        (await Second.Rollouts.ListAsync(0, Ct)).Should().BeEmpty();
    }

    [Fact]
    public Task Events_come_back_whole_once_each_and_in_the_order_in_which_they_were_appended() =>
        Events.Array[0, 12].Array[1, 4].SampleAsync(
            async calls =>
            {
                var rollout = NextRollout();
                foreach (var (n, call) in calls.Index())
                {
                    await (n % 2 == 0 ? First : Second).Rollouts.AppendAsync(rollout, call, Ct);
                }

                (await First.Rollouts.ReadAsync(rollout, Ct)).Should().Equal(calls.SelectMany(c => c).DistinctBy(e => e.Id));
            },
            iter: 30,
            threads: 1);

    [Fact]
    public async Task An_event_that_is_there_is_left_as_it_is()
    {
        await First.Rollouts.AppendAsync(
            Rollout, [Event("a"), Event("b"), Event("a") with { Detail = "twice in one call" }], Ct);
        await Second.Rollouts.AppendAsync(Rollout, [Event("b") with { Detail = "again" }, Event("c"), Event("a")], Ct);
        await First.Rollouts.AppendAsync(Rollout, [Event("c"), Event("b"), Event("a")], Ct);

        (await First.Rollouts.ReadAsync(Rollout, Ct)).Should().Equal(Event("a"), Event("b"), Event("c"));
    }

    [Fact]
    public async Task Appending_nothing_is_nothing()
    {
        await First.Rollouts.AppendAsync(Rollout, [], Ct);

        (await First.Rollouts.ReadAsync(Rollout, Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task Rollouts_do_not_see_each_others_events()
    {
        await First.Rollouts.AppendAsync(Rollout, [Event("a")], Ct);
        await First.Rollouts.AppendAsync(RolloutId.Parse($"{Rollout}0"), [Event("a"), Event("b")], Ct);

        (await Second.Rollouts.ReadAsync(Rollout, Ct)).Should().Equal(Event("a"));
    }

    [Fact]
    public async Task Ids_differ_by_case_and_may_be_long()
    {
        var events = new[] { Event("a"), Event("A"), Event(new string('x', 3000)), Event(new string('x', 3001)) };

        await First.Rollouts.AppendAsync(Rollout, events, Ct);
        await Second.Rollouts.AppendAsync(Rollout, events, Ct);

        (await Second.Rollouts.ReadAsync(Rollout, Ct)).Should().Equal(events);
    }
}
