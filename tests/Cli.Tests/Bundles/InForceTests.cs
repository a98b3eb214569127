using PciAutoHeal.Cli.Bundles;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Tests.Bundles;

public sealed class InForceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Target One = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    [Fact]
    public void Packs_are_in_force_from_the_confirmation_on_and_stay_so_when_contained() =>
        Spans(TargetState.Pending, TargetState.Deploying, TargetState.Deployed, TargetState.Contained)
            .Should().Equal((2, null));

    [Fact]
    public void Nothing_is_confirmed_while_packs_are_put_again() =>
        Spans(TargetState.Deployed, TargetState.Deploying, TargetState.Deployed).Should().Equal((0, 1), (2, null));

    [Theory]
    [InlineData(TargetState.RolledBack)]
    [InlineData(TargetState.Excluded)]
    [InlineData(TargetState.Gone)]
    [InlineData(TargetState.Stuck)]
    public void They_end_with_whatever_ends_them(TargetState end) =>
        Spans(TargetState.Deployed, end).Should().Equal((0, 1));

    [Fact]
    public void A_target_that_never_had_them_has_none() =>
        Spans(TargetState.Pending, TargetState.Deploying, TargetState.Failed).Should().BeEmpty();

    private static IEnumerable<(int From, int? Until)> Spans(params TargetState[] states) => InForce.Of(
            [.. states.Select((state, hour) => new TargetRecord(One, 0, state, "sha256:1", null, null, Start.AddHours(hour)))])
        .Select(span => ((int)(span.From - Start).TotalHours, (int?)(span.Until - Start)?.TotalHours));
}
