using CsCheck;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Planning;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.Planning;

public sealed class FirstRecordsTests
{
    [Fact]
    public void Every_target_of_the_organization_has_exactly_one_record() =>
        Gen.Select(Fleets.Any, Specs.Any).Sample((organization, spec) =>
        {
            var plan = WavePlanner.Compile(spec, organization, A.Release(), A.Day);
            if (!plan.IsFeasible)
            {
                return true;
            }

            var records = FirstRecords.Of(plan, spec, A.Release(), organization, Puts.Noon);
            var expected = organization.Accounts.SelectMany(
                a => plan.Regions.Select(r => new Core.Accounts.Target(a.Id, r)));
            return records.Select(r => r.Target).Order().SequenceEqual(expected.Order());
        });

    [Fact]
    public void A_record_says_what_becomes_of_its_target()
    {
        var organization = Organizations.Of(6).With(3, a => a with { Recorders = [] });
        var spec = A.Spec(A.Wave("canary", 2), A.Rest) with
        {
            Scope = new() { Include = new() { Accounts = Puts.Ids(2, 3, 4).ToList() } },
        };
        var plan = WavePlanner.Compile(spec, organization, A.Release(), A.Day);

        var records = FirstRecords.Of(plan, spec, A.Release(), organization, Puts.Noon)
            .ToDictionary(r => r.Target.Account, r => (r.State, r.Wave));

        records[Organizations.Id(2)].Should().Be((TargetState.Pending, 0));
        records[Organizations.Id(3)].Should().Be((TargetState.Skipped, null));
        records[Organizations.Id(4)].Should().Be((TargetState.Pending, 1));
        records[Organizations.Id(5)].Should().Be((TargetState.Excluded, null));
    }

    [Fact]
    public void A_target_without_a_wave_says_why() => Gen.Select(Fleets.Any, Specs.Any).Sample((organization, spec) =>
        FirstRecords.Of(WavePlanner.Compile(spec, organization, A.Release(), A.Day), spec, A.Release(), organization, Puts.Noon)
            .All(r => r.Wave is not null || !string.IsNullOrEmpty(r.Error)));
}
