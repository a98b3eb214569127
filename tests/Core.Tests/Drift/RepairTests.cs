using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Drift;

public sealed class RepairTests
{
    private static readonly Region Ireland = Region.Parse("eu-west-1");
    private static readonly Region Virginia = Region.Parse("us-east-1");
    private static readonly OrganizationSnapshot Organization = Organizations.Of(8, "eu-west-1", "us-east-1");
    private static readonly RolloutSpec Spec = A.Spec(A.Wave("canary", 2), A.Rest) with { Gates = new() { MaxRegressions = 3 } };
    private static readonly Plan Plan = WavePlanner.Compile(Spec, Organization, A.Release(), A.Day);

    [Fact]
    public void Specs_name_exactly_the_targets_that_drifted()
    {
        var repair = Of(
            Item(2, Ireland, DriftKind.PackMissing), Item(3, Ireland, DriftKind.PackFailed), Item(4, Virginia, DriftKind.PackOutdated),
            Item(5, Ireland, DriftKind.PackMissing), Item(5, Virginia, DriftKind.PackMissing));

        repair.Specs.SelectMany(s => s.Scope.Include!.Accounts.SelectMany(a => s.Regions!.Select(r => new Target(a, r))))
            .Should().BeEquivalentTo(new Target[]
            {
                new(Id(2), Ireland), new(Id(3), Ireland), new(Id(4), Virginia), new(Id(5), Ireland), new(Id(5), Virginia),
            });
    }

    [Fact]
    public void Gates_and_exclusions_stay_as_they_were()
    {
        var excluded = Spec with { Scope = new() { Exclude = [new(Id(7), "frozen")] } };

        var spec = Repair.Of(new(default, 1, [Item(2, Ireland, DriftKind.PackMissing)]), excluded, Plan).Specs.Single();

        spec.Gates.Should().Be(Spec.Gates);
        spec.Scope.Exclude.Should().Equal(excluded.Scope.Exclude);
        spec.Waves.Should().ContainSingle().Which.Rest.Should().BeTrue();
    }

    [Fact]
    public void A_difference_of_the_whole_account_is_repaired_in_every_region() =>
        Of(Item(6, null, DriftKind.AccountJoined)).Specs.Single().Regions.Should().Equal(Plan.Regions);

    [Fact]
    public void Every_kind_is_repaired_or_advised_on()
    {
        foreach (var kind in Enum.GetValues<DriftKind>())
        {
            var repair = Of(Item(2, Ireland, kind));

            (repair.Specs.Count + repair.Rest.Count).Should().Be(1, "{0} is the one or the other", kind);
        }
    }

    [Fact]
    public void Without_drift_there_is_nothing_to_start() => Of().Specs.Should().BeEmpty();

    private static Repair Of(params DriftItem[] items) => Repair.Of(new(default, 16, items), Spec, Plan);

    private static AccountId Id(int number) => Organizations.Id(number);

    private static DriftItem Item(int account, Region? region, DriftKind kind) =>
        new(Id(account), region, kind, "", "one", "other");
}
