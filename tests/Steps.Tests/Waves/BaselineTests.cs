using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.Waves;

public sealed class BaselineTests
{
    private static readonly PackName Pack = PackName.Parse("storage");

    [Fact]
    public void What_is_compliant_no_more_is_a_regression_and_says_where()
    {
        var seen = ComplianceSeen.Compare(
            Baseline.Of([Seen(2, 5), Seen(3, 4)]), [Seen(2, 3), Seen(3, 4)], Targets(2, 3), packs: 1);

        seen.Regressions.Should().Be(2);
        seen.Example.Should().Contain(Organizations.Id(2).Value).And.Contain("storage").And.Contain("2");
    }

    [Fact]
    public void What_has_become_better_is_none() =>
        ComplianceSeen.Compare(Baseline.Of([Seen(2, 3)]), [Seen(2, 5)], Targets(2), packs: 1)
            .Should().Be(new ComplianceSeen(0, 0, true, null));

    [Fact]
    public void A_gain_in_one_target_does_not_make_up_for_a_loss_in_another() =>
        ComplianceSeen.Compare(Baseline.Of([Seen(2, 3), Seen(3, 3)]), [Seen(2, 2), Seen(3, 4)], Targets(2, 3), packs: 1)
            .Regressions.Should().Be(1);

    [Fact]
    public void A_target_that_was_never_seen_before_cannot_have_regressed() =>
        ComplianceSeen.Compare(new([]), [Seen(2, 0)], Targets(2), packs: 1).Regressions.Should().Be(0);

    [Fact]
    public void A_target_lacks_data_until_every_pack_has_some() =>
        ComplianceSeen.Compare(new([]), [Seen(2, 1), Seen(3, 1) with { HasData = false }], Targets(2, 3, 4), packs: 1)
            .WithoutData.Should().Be(2);

    [Fact]
    public void A_reading_without_data_is_no_regression() =>
        ComplianceSeen.Compare(Baseline.Of([Seen(2, 5)]), [Seen(2, 0) with { HasData = false }], Targets(2), packs: 1)
            .Regressions.Should().Be(0);

    [Fact]
    public void A_first_look_stays_the_baseline() =>
        Baseline.Of([Seen(2, 5)]).With([Seen(2, 1), Seen(3, 2)]).Packs.Should().ContainSingle()
            .Which.CompliantRules.Should().Equal(new Dictionary<AccountId, int> { [At(2).Account] = 5, [At(3).Account] = 2 });

    [Fact]
    public void It_is_kept_as_it_was()
    {
        var kept = StepJson.Read<Baseline>(StepJson.Write(Baseline.Of([Seen(2, 5), Seen(3, 4)])));

        kept.ByPlace()[(Pack, Plans.Virginia)].Should()
            .Equal(new Dictionary<AccountId, int> { [At(2).Account] = 5, [At(3).Account] = 4 });
    }

    private static PackCompliance Seen(int account, int compliant) =>
        new(Pack, At(account), compliant, 0, 5, HasData: true);

    private static Target At(int account) => new(Organizations.Id(account), Plans.Virginia);

    private static IReadOnlyList<Target> Targets(params int[] accounts) => [.. accounts.Select(At)];
}
