using CsCheck;
using PciAutoHeal.Core.Gates;

namespace PciAutoHeal.Core.Tests.Gates;

public sealed class StuckTimeTests
{
    private static readonly Gen<DurationSketch> Sketches =
        Gen.Int[0, 40_000].Select(s => TimeSpan.FromSeconds(s)).Array[0, 80].Select(d => DurationSketch.Of(d));

    [Fact]
    public void What_the_spec_gives_is_taken_whatever_was_learned() => Gen.Select(Gen.Int[1, 10_000], Sketches.Array[0, 3])
        .Sample((minutes, sketches) => StuckTime.Of(TimeSpan.FromMinutes(minutes), sketches, "x").After == TimeSpan.FromMinutes(minutes));

    [Fact]
    public void What_is_learned_is_three_times_the_slowest_pack_within_bounds() => Sketches.Array[1, 3].Sample(sketches =>
    {
        var stuck = StuckTime.Of(null, sketches, "x");
        return sketches.Any(sketch => sketch.Count < StuckTime.Enough)
            ? stuck == StuckTime.Unknown
            : stuck.IsLearned && stuck.After >= StuckTime.Shortest && stuck.After <= StuckTime.Longest
                && sketches.All(sketch => stuck.After == StuckTime.Longest || stuck.After >= 3 * sketch.Percentile(95)!.Value);
    });

    [Fact]
    public void Who_is_slower_is_waited_for_no_shorter() => Gen.Select(Sketches, Gen.Int[1, 5]).Sample((sketch, times) =>
    {
        var slower = new DurationSketch([.. sketch.Counts.Select(it => it with { Seconds = it.Seconds * times })]);
        return StuckTime.Of(null, [slower], "x").After >= StuckTime.Of(null, [sketch], "x").After;
    });

    [Theory]
    [InlineData(30, "stuck after 10 min: at least; 3 × p95 of 2 rollouts is less")]
    [InlineData(240, "stuck after 13 min: 3 × p95 of 2 rollouts")]
    [InlineData(90_000, "stuck after 360 min: at most; 3 × p95 of 2 rollouts is more")]
    public void It_says_which_time_and_why(int seconds, string words) =>
        StuckTime.Of(null, [DurationSketch.Of(Enumerable.Repeat(TimeSpan.FromSeconds(seconds), 20))], "2 rollouts").ToString()
            .Should().Be(words);

    [Fact]
    public void Without_experience_it_is_what_it_always_was() =>
        StuckTime.Of(null, [], "").After.Should().Be(TimeSpan.FromMinutes(45));
}
