using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Steps.Ports;
using static PciAutoHeal.Ledger.Tests.Examples;

namespace PciAutoHeal.Ledger.Tests.Contracts;

public abstract class OperatorDeskContract(ILedgerEngine engine) : LedgerContract(engine)
{
    private static readonly OperatorRequest Pause = new(OperatorWish.Pause, "someone", Start, Reason: "an incident");
    private static readonly OperatorRequest Approve = new(OperatorWish.Approve, "someone else", Start.AddTicks(1), "sha256:1");

    [Fact]
    public async Task A_request_lies_there_until_it_is_taken()
    {
        await First.Desk.AskAsync(Rollout, Pause, Ct);

        (await Second.Desk.FindAsync(Rollout, Ct)).Should().Be(Pause);
        (await Second.Desk.FindAsync(Rollout, Ct)).Should().Be(Pause);

        await Second.Desk.ClearAsync(Rollout, Pause, Ct);
        (await First.Desk.FindAsync(Rollout, Ct)).Should().BeNull();
    }

    [Fact]
    public async Task An_empty_desk_can_be_read_and_cleared()
    {
        await First.Desk.ClearAsync(Rollout, Pause, Ct);

        (await First.Desk.FindAsync(Rollout, Ct)).Should().BeNull();
    }

    [Fact]
    public async Task A_newer_request_replaces_an_older_one()
    {
        await First.Desk.AskAsync(Rollout, Pause, Ct);
        await Second.Desk.AskAsync(Rollout, Approve, Ct);

        (await First.Desk.FindAsync(Rollout, Ct)).Should().Be(Approve);
    }

    [Fact]
    public async Task The_request_left_last_counts_even_from_a_clock_that_is_behind()
    {
        await First.Desk.AskAsync(Rollout, Pause, Ct);
        await Second.Desk.AskAsync(Rollout, Approve with { At = Start.AddMinutes(-5) }, Ct);

        (await First.Desk.FindAsync(Rollout, Ct))!.Wish.Should().Be(OperatorWish.Approve);
    }

    [Fact]
    public async Task Taking_the_request_that_was_read_leaves_one_that_came_since()
    {
        await First.Desk.AskAsync(Rollout, Pause, Ct);
        var read = await First.Desk.FindAsync(Rollout, Ct);
        await Second.Desk.AskAsync(Rollout, Approve, Ct);

        await First.Desk.ClearAsync(Rollout, read!, Ct);

        (await First.Desk.FindAsync(Rollout, Ct)).Should().Be(Approve);
    }

    [Fact]
    public async Task Each_rollout_has_a_desk_of_its_own()
    {
        await First.Desk.AskAsync(Rollout, Pause, Ct);

        (await First.Desk.FindAsync(Core.Rollouts.RolloutId.Parse("other"), Ct)).Should().BeNull();
    }
}
