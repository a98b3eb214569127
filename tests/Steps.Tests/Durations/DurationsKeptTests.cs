using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Durations;

namespace PciAutoHeal.Steps.Tests.Durations;

public sealed class DurationsKeptTests
{
    private static readonly DurationSketch Ten = Sketch(10);

    [Fact]
    public void A_wave_that_is_kept_again_takes_the_place_of_itself()
    {
        var once = DurationsKept.Nothing.With(0, Delivery.Organization, ["a", "b"], Ten)
            .With(1, Delivery.Organization, ["a", "b"], Ten);

        var again = once.With(1, Delivery.Organization, ["a", "b"], Ten);

        again.Of(Delivery.Organization, "a").Count.Should().Be(20);
        again.Packs.Should().HaveCount(4);
    }

    [Fact]
    public void Deliveries_and_packs_are_kept_apart()
    {
        var kept = DurationsKept.Nothing.With(0, Delivery.Organization, ["a"], Ten)
            .With(1, Delivery.StackSet, ["a"], Sketch(5));

        kept.Of(Delivery.Organization, "a").Count.Should().Be(10);
        kept.Of(Delivery.StackSet, "a").Count.Should().Be(5);
        kept.Of(Delivery.Account, "a").Count.Should().Be(0);
        kept.Of(Delivery.Organization, "b").Count.Should().Be(0);
    }

    [Fact]
    public void A_sum_counts_the_rollouts_that_know_something()
    {
        var one = DurationsKept.Nothing.With(0, Delivery.Organization, ["a"], Ten);

        var sum = DurationsKept.Sum([one, DurationsKept.Nothing, one]);

        sum.Rollouts.Should().Be(2);
        sum.Of(Delivery.Organization, "a").Count.Should().Be(20);
        sum.Packs.Should().ContainSingle().Which.Wave.Should().BeNull();
    }

    [Fact]
    public void Versions_of_a_pack_are_one_family()
    {
        DurationsKept.FamilyOf(PackName.Parse("PciAutoHeal-storage-98ff7f75")).Should().Be("storage");
        DurationsKept.FamilyOf(PackName.Parse("somebody-elses")).Should().Be("somebody-elses");
    }

    private static DurationSketch Sketch(int count) =>
        DurationSketch.Of(Enumerable.Repeat(TimeSpan.FromMinutes(3), count));
}
