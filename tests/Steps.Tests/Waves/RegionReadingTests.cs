using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.Waves;

public sealed class RegionReadingTests
{
    private static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(45);

    [Fact]
    public void A_target_is_deployed_once_every_pack_is()
    {
        var seen = Read(minutes: 5, [Watched(2)], Rows(Puts.Row(PackRowStatus.Successful)), Rows(Puts.Row(PackRowStatus.Successful)));

        seen.Open.Should().Be(0);
        seen.Changes.Should().ContainSingle().Which.State.Should().Be(TargetState.Deployed);
    }

    [Fact]
    public void A_target_is_open_while_one_pack_is()
    {
        var seen = Read(minutes: 5, [Watched(2)], Rows(Puts.Row(PackRowStatus.Successful)), Rows(Puts.Row(PackRowStatus.InProgress)));

        seen.Should().BeEquivalentTo(new RegionReading([], 1));
    }

    [Fact]
    public void Nothing_hangs_while_anything_moves()
    {
        var seen = Read(
            minutes: 50,
            [Watched(2), Watched(3)],
            Rows(Puts.Row(PackRowStatus.InProgress), Puts.Row(PackRowStatus.Successful, account: 3)));

        seen.Open.Should().Be(1);
        seen.Changes.Should().ContainSingle().Which.Target.Account.Should().Be(Organizations.Id(3));
    }

    [Fact]
    public void What_has_not_moved_for_too_long_hangs()
    {
        var seen = Read(minutes: 50, [Watched(2)], Rows(Puts.Row(PackRowStatus.InProgress)));

        seen.Open.Should().Be(0);
        seen.Changes.Should().ContainSingle().Which.ErrorCode.Should().Be(PackOutcome.NoProgress);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(4, false)]
    public void Rows_that_move_keep_a_region_from_hanging_before_any_target_is_done(int rowMovedAt, bool moves)
    {
        var row = Puts.Row(PackRowStatus.Successful) with { LastUpdate = Puts.Noon.AddMinutes(rowMovedAt) };

        var seen = Read(minutes: 50, [Watched(2)], Rows(row), Rows(Puts.Row(PackRowStatus.InProgress)));

        seen.Open.Should().Be(moves ? 1 : 0);
        seen.MovedAt.Should().Be(moves ? row.LastUpdate : null);
    }

    [Theory]
    [InlineData(1, TargetState.Deploying)]
    [InlineData(3, TargetState.Stuck)]
    public void A_quiet_region_without_a_row_is_given_the_time_to_show_one(int minutes, TargetState state)
    {
        var quiet = new PackReading(false, [], AggregateSaysDone: true);

        var seen = Read(minutes, [Watched(2)], quiet);

        seen.Open.Should().Be(state == TargetState.Deploying ? 1 : 0);
        seen.Changes.Select(c => c.State).Should().Equal(state == TargetState.Deploying ? [] : [state]);
    }

    [Fact]
    public void An_update_under_way_does_not_take_a_deployment_back()
    {
        var deployed = Watched(2) with { State = TargetState.Deployed };

        Read(minutes: 5, [deployed], Rows(Puts.Row(PackRowStatus.InProgress))).Changes.Should().BeEmpty();
        Read(minutes: 5, [deployed], Rows(Puts.Row(PackRowStatus.Failed))).Changes.Should().ContainSingle()
            .Which.State.Should().Be(TargetState.Failed);
    }

    private static RegionReading Read(int minutes, IReadOnlyList<TargetRecord> watched, params PackReading[] readings)
    {
        IReadOnlyList<PackPut> puts = [.. readings.Select(_ => Puts.Of())];
        return RegionReading.Of(
            watched,
            puts,
            readings,
            RegionReading.LastMove(watched, puts),
            StuckAfter,
            TimeSpan.FromSeconds(90),
            Puts.Noon.AddMinutes(minutes));
    }

    private static PackReading Rows(params PackRow[] rows) =>
        new(rows.Any(r => r.Status == PackRowStatus.InProgress), rows, AggregateSaysDone: false);

    private static TargetRecord Watched(int account) => new(
        new Target(Organizations.Id(account), Plans.Virginia), 0, TargetState.Deploying, "sha256:test", null, null, Puts.Noon);
}
