using CsCheck;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.Tests.Waves;

public sealed class PackOutcomeTests
{
    private static readonly PackPut Put = Puts.Of();

    private static readonly Gen<PackRow> Rows =
        Gen.Select(Gen.Enum<PackRowStatus>(), Gen.Int[-60, 60], (status, minutes) => Puts.Row(status, minutes));

    [Theory]
    [InlineData(PackRowStatus.InProgress, TargetState.Deploying)]
    [InlineData(PackRowStatus.Deleting, TargetState.Deploying)]
    [InlineData(PackRowStatus.Successful, TargetState.Deployed)]
    [InlineData(PackRowStatus.Failed, TargetState.Failed)]
    [InlineData(PackRowStatus.Deleted, TargetState.Failed)]
    [InlineData(PackRowStatus.DeleteFailed, TargetState.Failed)]
    public void A_row_of_this_put_is_believed(PackRowStatus status, TargetState state) =>
        PackOutcome.Of(Puts.Row(status), Put, quiet: false, stuck: false).State.Should().Be(state);

    [Theory]
    [InlineData(PackRowStatus.Successful)]
    [InlineData(PackRowStatus.Failed)]
    public void A_row_older_than_the_put_speaks_of_an_earlier_wave(PackRowStatus status) =>
        PackOutcome.Of(Puts.Row(status, minutes: -1), Put, quiet: false, stuck: false).State.Should()
            .Be(TargetState.Deploying);

    [Fact]
    public void An_old_row_that_nothing_will_replace_is_believed() =>
        PackOutcome.Of(Puts.Row(PackRowStatus.Successful, minutes: -1), Put, quiet: true, stuck: false)
            .State.Should().Be(TargetState.Deployed, "an update that changes nothing in an account leaves its row alone");

    [Fact]
    public void A_failure_is_told_in_the_words_of_AWS() =>
        PackOutcome.Of(Puts.Row(PackRowStatus.Failed), Put, quiet: false, stuck: false)
            .Should().Be(new PackOutcome(TargetState.Failed, "Broken", "It broke."));

    [Fact]
    public void Without_a_row_a_target_is_never_deployed() => Gen.Select(Gen.Bool, Gen.Bool).Sample((quiet, stuck) =>
        PackOutcome.Of(null, Put, quiet, stuck).State is TargetState.Deploying or TargetState.Stuck);

    [Fact]
    public void A_done_aggregate_without_a_row_is_unconfirmed() =>
        PackOutcome.Of(null, Put, quiet: true, stuck: true).ErrorCode.Should().Be(PackOutcome.Unconfirmed);

    [Fact]
    public void Only_a_successful_row_makes_a_target_deployed() => Gen.Select(Rows, Gen.Bool, Gen.Bool).Sample((row, quiet, stuck) =>
        PackOutcome.Of(row, Put, quiet, stuck).State != TargetState.Deployed || row.Status == PackRowStatus.Successful);

    [Fact]
    public void What_hangs_is_open_no_more() => Rows.Sample(row =>
        PackOutcome.Of(row, Put, quiet: false, stuck: true).State != TargetState.Deploying);

    [Theory]
    [InlineData(TargetState.Deployed, TargetState.Deployed, TargetState.Deployed)]
    [InlineData(TargetState.Deployed, TargetState.Stuck, TargetState.Stuck)]
    [InlineData(TargetState.Deploying, TargetState.Stuck, TargetState.Deploying)]
    [InlineData(TargetState.Deploying, TargetState.Failed, TargetState.Failed)]
    public void A_target_is_as_good_as_the_worst_of_its_packs(TargetState one, TargetState other, TargetState both)
    {
        PackOutcome.Worst([new(one), new(other)]).State.Should().Be(both);
        PackOutcome.Worst([new(other), new(one)]).State.Should().Be(both);
    }
}
