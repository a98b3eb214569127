using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Ledger.Tests.Engines;
using static PciAutoHeal.Ledger.Tests.Examples;

namespace PciAutoHeal.Ledger.Tests.Contracts;

public abstract class TargetLedgerContract(ILedgerEngine engine) : LedgerContract(engine)
{
    [Fact]
    public async Task A_change_becomes_the_current_state_and_a_line_of_the_history()
    {
        var (before, after) = (Change(1, TargetState.Deploying, 1), Change(1, TargetState.Failed, 2, "no recorder"));

        await First.Targets.RecordAsync(Rollout, [before], Ct);
        await Second.Targets.RecordAsync(Rollout, [after], Ct);

        (await First.Targets.ReadAsync(Rollout, Ct)).Should().Equal(after);
        (await First.Targets.ReadHistoryAsync(Rollout, Target(1), Ct)).Should().Equal(before, after);
    }

    [Fact]
    public async Task An_older_change_never_wins_and_is_kept_in_the_history()
    {
        var (older, newer) = (Change(1, TargetState.Deploying, 1), Change(1, TargetState.Deployed, 2));

        await First.Targets.RecordAsync(Rollout, [newer], Ct);
        await Second.Targets.RecordAsync(Rollout, [older], Ct);

        (await First.Targets.ReadAsync(Rollout, Ct)).Should().Equal(newer);
        (await First.Targets.ReadHistoryAsync(Rollout, Target(1), Ct)).Should().Equal(older, newer);
    }

    [Fact]
    public async Task A_change_that_says_nothing_new_is_not_written()
    {
        var change = Change(1, TargetState.Deployed, 1);

        await First.Targets.RecordAsync(Rollout, [change], Ct);
        await Second.Targets.RecordAsync(Rollout, [change with { UpdatedAt = Start.AddHours(1) }], Ct);

        (await First.Targets.ReadAsync(Rollout, Ct)).Should().Equal(change);
        (await First.Targets.ReadHistoryAsync(Rollout, Target(1), Ct)).Should().Equal(change);
    }

    [Fact]
    public async Task Recording_a_call_again_leaves_the_same_state_and_the_same_history()
    {
        TargetRecord[] changes =
            [Change(1, TargetState.Deploying, 1), Change(1, TargetState.Failed, 2), Change(1, TargetState.Deployed, 3)];

        await First.Targets.RecordAsync(Rollout, changes, Ct);
        await Second.Targets.RecordAsync(Rollout, changes, Ct);

        (await First.Targets.ReadAsync(Rollout, Ct)).Should().Equal(changes[^1]);
        (await First.Targets.ReadHistoryAsync(Rollout, Target(1), Ct)).Should().Equal(changes);
    }

    [Fact]
    public async Task Of_two_changes_at_one_moment_the_one_told_later_is_current()
    {
        TargetRecord[] changes =
            [Change(1, TargetState.Deploying, 1), Change(1, TargetState.Failed, 1), Change(1, TargetState.Deploying, 1)];

        await First.Targets.RecordAsync(Rollout, changes[..1], Ct);
        await Second.Targets.RecordAsync(Rollout, changes[1..], Ct);

        (await First.Targets.ReadAsync(Rollout, Ct)).Should().Equal(changes[^1]);
        (await First.Targets.ReadHistoryAsync(Rollout, Target(1), Ct)).Should().Equal(changes);
    }

    [Fact]
    public async Task Moments_are_told_apart_to_the_tick_and_across_offsets()
    {
        var noon = Change(1, TargetState.Deployed, 0) with { UpdatedAt = Start.ToOffset(TimeSpan.FromHours(5)).AddTicks(1) };
        var before = Change(1, TargetState.Failed, 0) with { UpdatedAt = Start.ToOffset(TimeSpan.FromHours(9)) };

        await First.Targets.RecordAsync(Rollout, [noon, before], Ct);

        (await First.Targets.ReadAsync(Rollout, Ct)).Should().Equal(noon);
        (await First.Targets.ReadHistoryAsync(Rollout, Target(1), Ct)).Should().Equal(before, noon);
    }

    [Fact]
    public async Task Current_states_are_ordered_by_target()
    {
        var changes = (from account in new[] { 3, 1, 2 }
                       from region in new[] { "us-east-1", "ap-south-1", "eu-west-1" }
                       select Change(1, TargetState.Pending, 1) with { Target = Target(account, region) }).ToList();

        await First.Targets.RecordAsync(Rollout, changes, Ct);

        (await Second.Targets.ReadAsync(Rollout, Ct)).Should().Equal(changes.OrderBy(c => c.Target));
    }

    [Fact]
    public async Task Nothing_recorded_is_nothing_read()
    {
        await First.Targets.RecordAsync(Rollout, [], Ct);
        await First.Targets.RecordAsync(RolloutId.Parse($"{Rollout}0"), [Change(1, TargetState.Pending, 1)], Ct);

        (await First.Targets.ReadAsync(Rollout, Ct)).Should().BeEmpty();
        (await First.Targets.ReadHistoryAsync(Rollout, Target(1), Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_target_may_change_hundreds_of_times_in_one_call()
    {
        var changes = Enumerable.Range(0, 250)
            .Select(n => Change(1, n % 2 == 0 ? TargetState.Deploying : TargetState.Failed, n)).ToList();

        await First.Targets.RecordAsync(Rollout, changes, Ct);

        (await Second.Targets.ReadAsync(Rollout, Ct)).Should().Equal(changes[^1]);
        (await Second.Targets.ReadHistoryAsync(Rollout, Target(1), Ct)).Should().Equal(changes);
    }
}
