using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Rollouts;

public sealed class TargetChangesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly TargetRecord Deploying = new(
        new(Organizations.Id(1), Organizations.Of(1).Regions[0]), 0, TargetState.Deploying, "sha256:a", null, null, Now);

    [Fact]
    public void The_first_word_is_current() =>
        TargetChanges.Judge(null, Deploying).Should().Be(TargetChange.BecomesCurrent);

    [Theory]
    [InlineData(TargetState.Deploying, 60, TargetChange.SaysNothingNew)]
    [InlineData(TargetState.Deployed, 60, TargetChange.BecomesCurrent)]
    [InlineData(TargetState.Deployed, 0, TargetChange.BecomesCurrent)]
    [InlineData(TargetState.Deployed, -1, TargetChange.IsBelated)]
    [InlineData(TargetState.Deploying, -1, TargetChange.IsBelated)]
    public void A_change_is_judged_by_age_and_then_by_what_it_says(
        TargetState state, int seconds, TargetChange change) =>
        TargetChanges.Judge(Deploying, Deploying with { State = state, UpdatedAt = Now.AddSeconds(seconds) })
            .Should().Be(change);

    [Fact]
    public void Whatever_differs_is_news()
    {
        TargetRecord[] news =
        [
            Deploying with { Wave = 1 },
            Deploying with { Content = "sha256:b" },
            Deploying with { ErrorCode = "Denied" },
            Deploying with { Error = "no" },
        ];

        news.Should().OnlyContain(record => Deploying.Differs(record));
        Deploying.Differs(Deploying with { UpdatedAt = Now.AddDays(1) }).Should().BeFalse();
    }
}
