using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Preflight;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.Preflight;

public sealed class InspectionTests
{
    private static readonly IReadOnlyList<Region> Regions = [Plans.Virginia, Region.Parse("eu-west-1")];

    private static readonly IReadOnlyList<Account> Accounts = Organizations.Of(10, "us-east-1", "eu-west-1").Accounts;

    [Fact]
    public void Whom_the_aggregator_confirms_everywhere_is_left_alone() =>
        Inspection.Choose(Accounts, Regions, Confirmed(), A.Spec(), Share(0)).Should().BeEmpty();

    [Fact]
    public void Whom_it_does_not_confirm_in_one_region_is_looked_into() =>
        Inspection.Choose(Accounts, Regions, Confirmed(new Target(Organizations.Id(4), Regions[1])), A.Spec(), Share(0))
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new AccountDoubt(Organizations.Id(4), [Regions[1]]));

    [Fact]
    public void Whom_the_first_wave_names_is_looked_into() =>
        Inspection.Choose(Accounts, Regions, Confirmed(), A.Spec(A.Wave("canary", 5), A.Wave("next", 6), A.Rest), Share(0))
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new AccountDoubt(Organizations.Id(5), Regions));

    [Fact]
    public void The_sample_is_the_same_whatever_the_order() => Gen.Shuffle(Accounts.ToArray()).Sample(shuffled =>
        Inspection.Choose(shuffled, Regions, Confirmed(), A.Spec(), Share(0.2))
            .Select(doubt => doubt.Account)
            .SequenceEqual(Inspection.Choose(Accounts, Regions, Confirmed(), A.Spec(), Share(0.2)).Select(doubt => doubt.Account)));

    [Fact]
    public void A_sample_is_never_of_more_accounts_than_tell_something() =>
        Inspection.Choose(Accounts, Regions, Confirmed(), A.Spec(), Share(1) with { InspectMost = 3 }).Should()
            .HaveCount(3);

    [Fact]
    public void Nobody_whom_nothing_confirms_is_ever_passed_over() => Gen.Double[0, 1].Sample(share =>
        Inspection.Choose(Accounts, Regions, new HashSet<Target>(), A.Spec(), Share(share)).Count == Accounts.Count);

    [Fact]
    public void What_a_member_says_of_itself_wins()
    {
        var stopped = new Recorder(Plans.Virginia, Recording: false);

        var merged = Inspection.Merge(
            Accounts, Regions, Confirmed(), [new(Organizations.Id(3), [Plans.Virginia], [stopped])]);

        merged[3].Recorders.Should().Equal(stopped);
        merged[3].Regions.Should().Equal(Plans.Virginia);
        merged[4].Recorders.Should().HaveCount(2).And.OnlyContain(r => r.Recording);
    }

    [Fact]
    public void Where_a_member_was_not_asked_the_aggregators_word_stays()
    {
        var merged = Inspection.Merge(
            Accounts,
            Regions,
            Confirmed(new Target(Organizations.Id(3), Regions[1])),
            [new(Organizations.Id(3), [], []) { Asked = [Regions[1]] }]);

        merged[3].Recorders.Should().Equal(new Recorder(Regions[0], Recording: true));
        merged[3].Regions.Should().Equal(Regions[0]);
    }

    [Fact]
    public void Who_cannot_be_read_keeps_the_word_of_the_aggregator_and_the_reason()
    {
        var merged = Inspection.Merge(
            Accounts,
            Regions,
            Confirmed(new Target(Organizations.Id(3), Regions[1])),
            [new(Organizations.Id(3), null, null, "AccessDenied", "no such role")]);

        merged[3].Recorders.Should().Equal(new Recorder(Regions[0], Recording: true));
        merged[3].CheckFailure.Should().Be("AccessDenied: no such role");
    }

    [Fact]
    public void Nobody_is_lost_in_between() => Fleets.Any.Sample(organization =>
        Inspection.Merge(organization.Accounts, organization.Regions, new HashSet<Target>(), [])
            .Select(a => a.Id).SequenceEqual(organization.Accounts.Select(a => a.Id)));

    private static HashSet<Target> Confirmed(params Target[] but) =>
        [.. Accounts.SelectMany(a => Regions.Select(r => new Target(a.Id, r))).Except(but)];

    private static StepLimits Share(double share) => new() { InspectShare = share };
}
