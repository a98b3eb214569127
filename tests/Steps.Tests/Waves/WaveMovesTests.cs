using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.Tests.Waves;

public sealed class WaveMovesTests
{
    private static readonly Region Ireland = Region.Parse("eu-west-1");
    private static readonly Region Virginia = Region.Parse("us-east-1");

    [Fact]
    public void The_later_of_what_is_remembered_and_what_targets_tell_counts()
    {
        var moves = WaveMoves.None.With([(Ireland, Puts.Noon)]);

        moves.LastIn(Ireland, Puts.Noon.AddMinutes(-5)).Should().Be(Puts.Noon);
        moves.LastIn(Ireland, Puts.Noon.AddMinutes(5)).Should().Be(Puts.Noon.AddMinutes(5));
        moves.LastIn(Virginia, Puts.Noon).Should().Be(Puts.Noon);
    }

    [Fact]
    public void A_region_that_shows_nothing_keeps_what_was_known()
    {
        var moves = WaveMoves.None.With([(Ireland, Puts.Noon)])
            .With([(Ireland, null), (Virginia, Puts.Noon.AddHours(1))]);

        moves.Regions.Should().Equal(new Dictionary<Region, DateTimeOffset>
        {
            [Ireland] = Puts.Noon,
            [Virginia] = Puts.Noon.AddHours(1),
        });
    }
}
