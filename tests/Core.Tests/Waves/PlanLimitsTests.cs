using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Waves;

public sealed class PlanLimitsTests
{
    private static readonly RolloutSpec Halves = A.Spec(A.Wave("half", 50m), A.Rest) with { Delivery = Delivery.Organization };

    [Theory]
    [InlineData(1900, null)]
    [InlineData(1902, "PAH1302")]
    [InlineData(2000, "PAH1302")]
    [InlineData(2002, "PAH1301")]
    public void The_first_exclusion_list_is_held_to_a_thousand(int accounts, string? code)
    {
        var codes = Compile(Halves, Organizations.Of(accounts), A.Release()).Diagnostics.Select(d => d.Code);

        codes.Should().Equal(code is null ? [] : [code]);
    }

    [Fact]
    public void Another_delivery_has_no_exclusion_list() =>
        Compile(Halves with { Delivery = Delivery.Account }, Organizations.Of(2002), A.Release())
            .Diagnostics.Should().BeEmpty();

    [Fact]
    public void The_largest_list_is_that_of_the_region_with_the_fewest_ready()
    {
        var organization = Organizations.Of(10, "us-east-1", "eu-west-1")
            .With(1, a => a with { Regions = [Region.Parse("us-east-1")] });
        var plan = Compile(A.Spec(A.Wave("canary", 1, 2), A.Rest), organization, A.Release());

        PlanLimits.LargestExclusionList(plan).Should().Be(9);
        plan.ExclusionsOf(0, Region.Parse("eu-west-1")).Should().HaveCount(9);
        plan.ExclusionsOf(0, Region.Parse("us-east-1")).Should().HaveCount(8);
    }

    [Fact]
    public void Where_no_first_wave_could_be_large_enough_another_delivery_is_the_only_way()
    {
        var spec = A.Spec() with
        {
            Delivery = Delivery.Organization,
            Scope = new() { Include = new() { Accounts = [Organizations.Id(1)] } },
        };

        Compile(spec, Organizations.Of(1500), A.Release()).Diagnostics.Single().Fix
            .Should().StartWith("Use `delivery: stackset`");
    }

    [Theory]
    [InlineData(130, 0, 100, null)]
    [InlineData(131, 0, 100, "PAH1303")]
    [InlineData(1, 60, 100, null)]
    [InlineData(1, 61, 100, "PAH1305")]
    [InlineData(1, 0, 300 * 1024, null)]
    [InlineData(1, 0, (300 * 1024) + 1, "PAH1306")]
    public void A_pack_is_held_to_its_limits(int rules, int parameters, int bytes, string? code)
    {
        var pack = new Pack(
            PackName.Parse("a"), new string('x', bytes), rules, [.. Enumerable.Range(0, parameters).Select(n => $"P{n}")], []);

        Codes(A.Release(pack)).Should().Equal(code is null ? [] : [code]);
    }

    [Fact]
    public void All_packs_together_are_held_to_a_thousand_rules()
    {
        Codes(Packs(10, 100), Delivery.Account).Should().BeEmpty();
        Codes(Packs(11, 91), Delivery.Account).Should().Equal("PAH1304");
        Codes(Packs(11, 91)).Should().Equal("PAH1304");
    }

    [Theory]
    [InlineData(Delivery.Organization, "PAH1308")]
    [InlineData(Delivery.Auto, "PAH1308")]
    [InlineData(Delivery.StackSet, null)]
    [InlineData(Delivery.Account, null)]
    public void Organization_packs_together_are_held_to_350_rules(Delivery delivery, string? code)
    {
        Codes(Packs(5, 70), delivery).Should().BeEmpty();
        Codes(Packs(3, 117), delivery).Should().Equal(code is null ? [] : [code]);
    }

    [Theory]
    [InlineData(250, 100, null)]
    [InlineData(251, 100, "PAH1308")]
    public void Packs_that_are_there_count_beside_the_new_ones(int standing, int own, string? code)
    {
        var there = new StandingPacks(standing, [PackName.Parse("PciAutoHeal-p0-0123abcd")]);

        var found = WavePlanner.Compile(A.Spec(), Organizations.Of(3), Packs(1, own), A.Day, standing: there).Diagnostics;

        found.Select(d => d.Code).Should().Equal(code is null ? ["PAH1311"] : ["PAH1311", code]);
    }

    private static Release Packs(int count, int rules) =>
        A.Release([.. Enumerable.Range(0, count).Select(n => A.Pack($"p{n}", rules))]);

    private static IEnumerable<string> Codes(Release release, Delivery delivery = Delivery.Auto) =>
        Compile(A.Spec() with { Delivery = delivery }, Organizations.Of(3), release).Diagnostics
            .Where(d => d.Severity == Severity.Error).Select(d => d.Code);

    private static Plan Compile(RolloutSpec spec, OrganizationSnapshot organization, Release release) =>
        WavePlanner.Compile(spec, organization, release, A.Day);
}
