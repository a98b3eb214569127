using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Waves;

public sealed class PlanGrowthTests
{
    private static readonly Region Virginia = Region.Parse("us-east-1");
    private static readonly Region Ireland = Region.Parse("eu-west-1");
    private static readonly Release Release = A.Release();

    [Fact]
    public void Newcomers_enter_the_open_wave_and_the_plan_has_another_hash()
    {
        var plan = Plan(A.Spec(A.Wave("canary", 2), A.Rest));

        var grown = PlanGrowth.With(plan, 1, [New(50), New(51)], A.Spec(), Release);

        grown.Waves[1].Accounts.Should().Contain([Organizations.Id(50), Organizations.Id(51)]);
        grown.Waves[0].Should().Be(plan.Waves[0]);
        grown.Organization.Should().HaveCount(plan.Organization.Count + 2);
        grown.Hash.Should().NotBe(plan.Hash);
    }

    [Fact]
    public void A_region_that_is_new_comes_to_the_wave_its_account_is_in()
    {
        var plan = Plan(A.Spec(A.Wave("canary", 2), A.Rest) with { Regions = [Virginia] });

        var grown = PlanGrowth.With(plan, 1, [new(Organizations.Id(2), Ireland)], A.Spec(), Release);

        grown.Waves[0].Targets.Should()
            .Equal(new Target(Organizations.Id(2), Ireland), new Target(Organizations.Id(2), Virginia));
        grown.Waves[1].Should().Be(plan.Waves[1]);
    }

    [Fact]
    public void A_wave_that_is_full_takes_nobody_while_another_one_follows()
    {
        var spec = A.Spec(A.Wave("canary", 2) with { MaxAccounts = 1 }, A.Rest);

        PlanGrowth.With(Plan(spec), 0, [New(50)], spec, Release).Waves.SelectMany(w => w.Accounts)
            .Should().NotContain(Organizations.Id(50));
    }

    [Fact]
    public void What_the_last_wave_has_no_room_for_follows_in_waves_of_its_name_and_size()
    {
        var spec = A.Spec(A.Rest with { MaxAccounts = 4 });
        var plan = Plan(spec);

        var grown = PlanGrowth.With(
            plan, plan.Waves.Count - 1, [.. Enumerable.Range(50, 9).Select(New)], spec, Release);

        grown.Waves.Select(w => w.Accounts.Count).Should().Equal(4, 4, 4, 4, 1);
        grown.Waves.Select(w => w.Number).Should().Equal(0, 1, 2, 3, 4);
    }

    [Fact]
    public void Every_account_stays_in_one_wave_and_nobody_is_lost() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 6], Gen.Int[1, 5].Nullable(), Gen.Int[0, 8]).Sample((accounts, open, most, joining) =>
        {
            var spec = A.Spec(A.Wave("canary", 0), A.Rest with { MaxAccounts = most });
            var plan = WavePlanner.Compile(spec, Organizations.Of(accounts), Release, A.Day);
            var at = open % plan.Waves.Count;
            var grown = PlanGrowth.With(plan, at, [.. Enumerable.Range(50, joining).Select(New)], spec, Release);
            var all = grown.Waves.SelectMany(w => w.Accounts).ToList();
            return all.Count == all.Distinct().Count()
                && !plan.Waves.SelectMany(w => w.Targets).Except(grown.Waves.SelectMany(w => w.Targets)).Any()
                && (at < plan.Waves.Count - 1 || all.Count == accounts + joining)
                && PlanGrowth.With(grown, at, [], spec, Release).Hash == grown.Hash;
        });

    private static Plan Plan(RolloutSpec spec) => WavePlanner.Compile(spec, Organizations.Of(8), Release, A.Day);

    private static Target New(int number) => new(Organizations.Id(number), Virginia);
}
