using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests;

public sealed class RememberedTargetsTests
{
    private static readonly RolloutId Rollout = RolloutId.For("test", Puts.Noon);

    private readonly Shelf shelf = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_says_nothing_new_is_not_written_again()
    {
        var memory = new RememberedTargets(shelf);

        await memory.RecordAsync(Rollout, [Record(2), Record(3)], Ct);
        await memory.RecordAsync(Rollout, [Record(2), Record(3) with { State = TargetState.Deployed }], Ct);
        await memory.RecordAsync(Rollout, [Record(2)], Ct);

        shelf.Written.Select(w => w.Count).Should().Equal(2, 1);
    }

    [Fact]
    public async Task Who_has_read_the_list_keeps_it_as_it_was()
    {
        var memory = new RememberedTargets(shelf);
        await memory.RecordAsync(Rollout, [Record(3), Record(2)], Ct);

        var before = await memory.ReadAsync(Rollout, Ct);
        await memory.RecordAsync(Rollout, [Record(3) with { State = TargetState.Deployed }, Record(1)], Ct);

        before.Should().Equal(Record(2), Record(3));
        (await memory.ReadAsync(Rollout, Ct)).Should().Equal(Record(1), Record(2), Record(3) with { State = TargetState.Deployed });
    }

    [Fact]
    public async Task A_write_that_changes_no_state_is_counted_as_such()
    {
        var memory = new RememberedTargets(shelf);

        await memory.RecordAsync(Rollout, [Record(2), Record(3)], Ct);
        await memory.RecordAsync(
            Rollout, [Record(2) with { Error = "more" }, Record(3) with { State = TargetState.Deployed }], Ct);

        memory.Writes.Should().Be(4);
        memory.StateChanges.Should().Be(3);
    }

    [Fact]
    public async Task Another_process_begins_with_what_was_written()
    {
        await new RememberedTargets(shelf).RecordAsync(Rollout, [Record(3), Record(2)], Ct);

        var read = await new RememberedTargets(shelf).ReadAsync(Rollout, Ct);

        read.Should().Equal(Record(2), Record(3));
    }

    [Fact]
    public async Task It_is_read_once()
    {
        var memory = new RememberedTargets(shelf);

        await memory.ReadAsync(Rollout, Ct);
        await memory.RecordAsync(Rollout, [Record(2)], Ct);
        await memory.ReadAsync(Rollout, Ct);

        shelf.Reads.Should().Be(1);
    }

    [Fact]
    public async Task What_could_not_be_written_is_not_remembered()
    {
        var memory = new RememberedTargets(shelf);
        shelf.IsBroken = true;

        var record = () => memory.RecordAsync(Rollout, [Record(2)], Ct);

        await record.Should().ThrowAsync<TransientException>();
        (await memory.ReadAsync(Rollout, Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_one_writer_says_later_wins_even_when_its_clock_was_set_back()
    {
        var memory = new RememberedTargets(shelf);
        await memory.RecordAsync(Rollout, [Record(2) with { State = TargetState.Deploying }], Ct);

        await memory.RecordAsync(
            Rollout, [Record(2) with { State = TargetState.Deployed, UpdatedAt = Puts.Noon.AddHours(-1) }], Ct);

        (await memory.ReadAsync(Rollout, Ct)).Single().State.Should().Be(TargetState.Deployed);
        shelf.Written[^1].Single().UpdatedAt.Should().Be(Puts.Noon);
    }

    private static TargetRecord Record(int account) => new(
        new Target(Organizations.Id(account), Plans.Virginia), 0, TargetState.Pending, null, null, null, Puts.Noon);

    /// <summary>A ledger that counts what it is asked.</summary>
    private sealed class Shelf : ITargetLedger
    {
        private readonly Dictionary<Target, TargetRecord> current = [];

        public List<IReadOnlyList<TargetRecord>> Written { get; } = [];

        public int Reads { get; private set; }

        public bool IsBroken { get; set; }

        public Task RecordAsync(RolloutId rollout, IReadOnlyList<TargetRecord> changes, CancellationToken ct)
        {
            if (IsBroken)
            {
                throw new TransientException("Broken", "the shelf is broken");
            }

            Written.Add(changes);
            changes.ToList().ForEach(c => current[c.Target] = c);
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<TargetRecord>> ReadAsync(RolloutId rollout, CancellationToken ct)
        {
            Reads++;
            return Task.FromResult<IReadOnlyList<TargetRecord>>([.. current.Values.OrderBy(r => r.Target)]);
        }

        public Task<IReadOnlyList<TargetRecord>> ReadHistoryAsync(
            RolloutId rollout, Target target, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<TargetRecord>>([.. Written.SelectMany(w => w).Where(r => r.Target == target)]);
    }
}
