using CsCheck;
using PciAutoHeal.Aws.Sessions;

namespace PciAutoHeal.Aws.Tests.Sessions;

public sealed class RetryRulesTests
{
    [Fact]
    public void A_delay_is_within_its_exponential_bound() =>
        Gen.Select(Gen.Int[1, 1000], Gen.Double[0, 1]).Sample((failures, share) =>
        {
            var delay = RetryRules.Default.DelayAfter(failures, share);

            delay.Should().BeGreaterThanOrEqualTo(TimeSpan.Zero).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(20));
            delay.TotalSeconds.Should().BeLessThanOrEqualTo(0.5 * Math.Pow(2, failures - 1));
        });

    [Fact]
    public void The_bound_doubles() => Enumerable.Range(1, 7)
        .Select(failures => RetryRules.Default.DelayAfter(failures, 1).TotalSeconds)
        .Should().Equal(0.5, 1, 2, 4, 8, 16, 20);
}
