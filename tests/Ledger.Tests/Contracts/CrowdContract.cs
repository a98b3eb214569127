using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Ledger.Tests.Engines;
using static PciAutoHeal.Ledger.Tests.Examples;

namespace PciAutoHeal.Ledger.Tests.Contracts;

/// <summary>What holds when many use a ledger at once, or use much of it.</summary>
public abstract class CrowdContract(ILedgerEngine engine) : LedgerContract(engine)
{
    [Fact]
    public async Task All_of_a_call_become_visible_together_however_many_they_are()
    {
        var calls = Enumerable.Range(0, 6)
            .Select(call => Enumerable.Range(0, 1500).Select(n => Event($"{call}-{n}")).ToList()).ToList();
        using var done = new CancellationTokenSource();

        var watching = Task.Run(
            async () =>
            {
                List<int> counts = [];
                do
                {
                    counts.Add((await Second.Rollouts.ReadAsync(Rollout, Ct)).Count);
                }
                while (!done.IsCancellationRequested);

                return counts;
            },
            Ct);
        foreach (var call in calls)
        {
            await First.Rollouts.AppendAsync(Rollout, call, Ct);
        }

        await done.CancelAsync();
        (await watching).Should().OnlyContain(count => count % 1500 == 0);
        (await Second.Rollouts.ReadAsync(Rollout, Ct)).Should().Equal(calls.SelectMany(c => c));
    }

    [Fact]
    public async Task No_event_is_lost_or_doubled_when_many_write_at_once()
    {
        var writers = Enumerable.Range(0, 6).Select(_ => Connect().Rollouts).ToList();

        await Task.WhenAll(writers.Select((writer, w) => Task.Run(
            async () =>
            {
                for (var n = 0; n < 10; n++)
                {
                    await writer.AppendAsync(Rollout, [Event($"{w}-{n}"), Event($"shared-{n}")], Ct);
                }
            },
            Ct)));

        var ids = (await First.Rollouts.ReadAsync(Rollout, Ct)).Select(e => e.Id).ToList();
        ids.Should().OnlyHaveUniqueItems().And.HaveCount((6 * 10) + 10);
        for (var w = 0; w < 6; w++)
        {
            ids.Where(id => id.StartsWith($"{w}-", StringComparison.Ordinal)).Should()
                .Equal(Enumerable.Range(0, 10).Select(n => $"{w}-{n}"), "a writer's events keep their order");
        }
    }

    [Fact]
    public async Task The_newest_wins_and_no_change_is_lost_when_many_write_the_same_targets()
    {
        var changes = (from writer in Enumerable.Range(0, 5)
                       from account in Enumerable.Range(1, 30)
                       select Change(account, TargetState.Failed, writer + (account / 100.0), $"writer {writer}"))
            .ToLookup(c => c.Error);
        var writers = changes.Select(_ => Connect().Targets).ToList();

        await Task.WhenAll(changes.Zip(writers).Select(pair => Task.Run(
            () => pair.Second.RecordAsync(Rollout, [.. pair.First], Ct), Ct)));

        (await First.Targets.ReadAsync(Rollout, Ct)).Should().Equal(changes["writer 4"]);
        foreach (var account in Enumerable.Range(1, 30))
        {
            (await First.Targets.ReadHistoryAsync(Rollout, Target(account), Ct)).Select(c => c.Error)
                .Should().Equal(Enumerable.Range(0, 5).Select(w => $"writer {w}"));
        }
    }

    [Fact]
    public async Task A_whole_organization_is_recorded_and_read()
    {
        var changes = (from account in Enumerable.Range(1, 300)
                       from region in new[] { "eu-west-1", "us-east-1", "us-west-2" }
                       select Change(account, TargetState.Deployed, 1) with { Target = Target(account, region) }).ToList();

        await First.Targets.RecordAsync(Rollout, changes, Ct);

        (await Second.Targets.ReadAsync(Rollout, Ct)).Should().Equal(changes);
    }

    [Fact]
    public async Task A_reader_sees_one_put_or_another_and_never_a_mixture()
    {
        var texts = Enumerable.Range(0, 6).Select(n => new string((char)('a' + n), 800_000 + n)).ToList();
        await First.Artifacts.PutAsync("key", texts[0], Ct);

        var writing = Task.WhenAll(
            texts.Select(text => Task.Run(() => Connect().Artifacts.PutAsync("key", text, Ct), Ct)));
        do
        {
            texts.Should().Contain(await Second.Artifacts.FindAsync("key", Ct) ?? "nothing");
        }
        while (!writing.IsCompleted);

        await writing;
        texts.Should().Contain(await Second.Artifacts.FindAsync("key", Ct) ?? "nothing");
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_exactly_one_gets_it_and_all_are_told_who()
    {
        var owners = Enumerable.Range(0, 8).Select(n => $"owner-{n}").ToList();
        var desks = owners.Select(owner => (Owner: owner, Connect().Leases)).ToList();

        var told = await Task.WhenAll(desks.Select(d => Task.Run(
            () => d.Leases.AcquireAsync("pack", d.Owner, Start, TimeSpan.FromMinutes(1), Ct), Ct)));

        told.Distinct().Should().ContainSingle().Which.Should().BeOneOf(owners);
    }
}
