using CsCheck;
using PciAutoHeal.Core.Gates;

namespace PciAutoHeal.Core.Tests.Gates;

public sealed class DurationSketchTests
{
    private static readonly Gen<TimeSpan[]> Durations = Gen.Int[0, 900_000].Select(s => TimeSpan.FromMilliseconds(s * 1000L)).Array[0, 60];

    [Fact]
    public void Sketches_put_together_are_the_sketch_of_all_in_any_order() => Gen.Select(Durations, Durations, Durations)
        .Sample((a, b, c) =>
        {
            var all = DurationSketch.Of([.. c, .. a, .. b]);
            var (one, two, three) = (DurationSketch.Of(a), DurationSketch.Of(b), DurationSketch.Of(c));
            return one.With(two).With(three).Counts.SequenceEqual(all.Counts)
                && three.With(two.With(one)).Counts.SequenceEqual(all.Counts)
                && all.Count == a.Length + b.Length + c.Length;
        });

    [Fact]
    public void A_percentile_is_never_less_than_it_was_nor_a_fifth_more() => Gen.Select(Durations, Gen.Int[1, 100])
        .Sample((durations, percent) =>
        {
            var told = DurationSketch.Of(durations).Percentile(percent);
            if (durations.Length == 0)
            {
                return told is null;
            }

            var actual = durations.Order().ElementAt((int)Math.Ceiling(durations.Length * percent / 100.0) - 1);
            return told >= actual && told <= TimeSpan.FromSeconds(Math.Max(10, Math.Ceiling(actual.TotalSeconds) * 1.2 + 1));
        });

    [Fact]
    public void A_higher_percentile_is_no_less() => Gen.Select(Durations.Where(d => d.Length > 0), Gen.Int[1, 99], Gen.Int[1, 99])
        .Sample((durations, one, other) =>
            DurationSketch.Of(durations).Percentile(Math.Max(one, other)) >= DurationSketch.Of(durations).Percentile(Math.Min(one, other)));

    [Fact]
    public void A_hundred_thousand_targets_leave_few_numbers() =>
        DurationSketch.Of(Enumerable.Range(0, 100_000).Select(n => TimeSpan.FromSeconds(n))).Counts.Count.Should()
            .BeLessThan(70);

    [Fact]
    public void What_took_longer_than_all_sizes_is_of_the_last() =>
        DurationSketch.Of([TimeSpan.MaxValue, TimeSpan.FromDays(-1)]).Counts.Select(it => it.Count).Should()
            .Equal(1, 1);
}
