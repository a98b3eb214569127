using CsCheck;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Waves;

public sealed class DeliveryChoiceTests
{
    private static readonly RolloutSpec Small = A.Spec(A.Wave("canary", 1, 2, 3, 4, 5), A.Rest);

    [Theory]
    [InlineData(1005, null)]
    [InlineData(1006, 1)]
    [InlineData(1500, 1)]
    public void A_canary_that_no_list_can_spare_gets_account_level_packs_and_is_handed_over(int accounts, int? at)
    {
        var plan = Compile(Small, accounts);

        plan.IsFeasible.Should().BeTrue();
        plan.Delivery.Should().Be(Delivery.Organization);
        plan.HandOver?.Number.Should().Be(at);
        plan.Waves.Select(w => w.Delivery).Should().Equal(at is null
            ? [Delivery.Organization, Delivery.Organization]
            : [Delivery.Account, Delivery.Organization]);
        plan.Diagnostics.Any(d => d.Code == "PAH1309").Should().Be(at is not null);
    }

    [Fact]
    public void A_canary_of_more_than_a_thousand_goes_by_stack_sets_from_the_start()
    {
        var spec = A.Spec(A.Wave("first", 40m), A.Wave("second", 20m), A.Rest);

        Compile(spec, 3000).Waves.Select(w => w.Delivery).Should().OnlyContain(d => d == Delivery.StackSet);
    }

    [Fact]
    public void Packs_that_cannot_be_there_twice_are_not_handed_over() =>
        Compile(Small, 1500, A.Release(A.Pack("a", 130), A.Pack("b", 130), A.Pack("c", 130), A.Pack("d", 130)))
            .Delivery.Should().Be(Delivery.StackSet);

    [Theory]
    [InlineData(Delivery.Account)]
    [InlineData(Delivery.StackSet)]
    public void What_the_spec_says_is_what_every_wave_gets(Delivery delivery) =>
        Compile(Small with { Delivery = delivery }, 1500).Waves.Should().OnlyContain(w => w.Delivery == delivery);

    [Fact]
    public void Stack_sets_leave_the_management_account_to_account_level_packs()
    {
        var plan = Compile(A.Spec() with { Delivery = Delivery.StackSet }, 4);

        plan.Waves[0].DeliveryTo(plan.ManagementAccount, plan.ManagementAccount).Should().Be(Delivery.Account);
        plan.Waves[0].DeliveryTo(Organizations.Id(2), plan.ManagementAccount).Should().Be(Delivery.StackSet);
        plan.Diagnostics.Should().ContainSingle(d => d.Code == "PAH1310");
    }

    [Fact]
    public void Any_plan_left_to_choose_keeps_every_list_within_a_thousand_and_hands_over_at_most_once() =>
        Gen.Select(Gen.Int[1, 3000], Gen.Int[1, 60], Gen.Int[1, 60], Gen.Int[1, 400].Nullable(0.5)).Sample(
            (accounts, first, second, most) =>
            {
                var plan = Compile(
                    A.Spec(A.Wave("first", (decimal)first), A.Wave("second", (decimal)second), A.Rest with { MaxAccounts = most }), accounts);
                var byList = plan.Waves.Where(w => w.Delivery == Delivery.Organization).ToList();

                return plan.Diagnostics.All(d => d.Severity != Severity.Error)
                    && byList.TrueForAll(w => plan.ExclusionsOf(w.Number, plan.Regions[0]).Count <= PlanLimits.ExcludedAccounts)
                    && plan.Waves.Select(w => w.Delivery).Distinct().Count() <= (plan.HandOver is null ? 1 : 2);
            },
            iter: 60);

    private static Plan Compile(RolloutSpec spec, int accounts, Release? release = null) =>
        WavePlanner.Compile(spec, Organizations.Of(accounts), release ?? A.Release(), A.Day);
}
