using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Waves;

public sealed class WavePlannerTests
{
    private static readonly Gen<(OrganizationSnapshot Organization, RolloutSpec Spec)> Cases =
        Gen.Select(Fleets.Any, Specs.Any);

    [Fact]
    public void Every_ready_target_in_scope_is_in_exactly_one_wave_and_nothing_else_is() =>
        Cases.Sample((organization, spec) =>
        {
            var plan = Compile(spec, organization);
            var ready = organization.Accounts
                .Where(a => spec.Scope.Includes(a) && ReasonOf(a, spec, organization, plan) is null)
                .SelectMany(
                    a => plan.Regions.Where(r => Readiness.OfRegion(a, r) is null).Select(r => new Target(a.Id, r)));

            plan.Waves.SelectMany(w => w.Targets).Order().Should().Equal(ready.Order());
        });

    [Fact]
    public void Everything_in_scope_is_planned_or_skipped_with_a_reason() =>
        Cases.Sample((organization, spec) =>
        {
            var plan = Compile(spec, organization);
            var planned = plan.Waves.SelectMany(w => w.Targets).ToHashSet();
            var skipped = plan.Skipped.ToLookup(s => (s.Account, s.Region));

            return organization.Accounts.Where(spec.Scope.Includes).All(account => plan.Regions.All(region =>
                planned.Contains(new(account.Id, region))
                != (skipped[(account.Id, null)].Any() || skipped[(account.Id, region)].Any())))
                && plan.Skipped.All(s => s.Reason.Length > 0);
        });

    [Fact]
    public void The_order_of_accounts_changes_nothing_the_hash_included() =>
        Gen.Select(Cases, Gen.Int).Sample((input, seed) =>
        {
            var (organization, spec) = input;
            var shuffled = organization.Accounts.ToArray();
            new Random(seed).Shuffle(shuffled);

            var (plan, other) = (Compile(spec, organization), Compile(spec, organization with { Accounts = shuffled }));

            return plan.Hash == other.Hash && plan.Skipped.SequenceEqual(other.Skipped)
                && plan.Waves.SelectMany(w => w.Targets).SequenceEqual(other.Waves.SelectMany(w => w.Targets));
        });

    [Fact]
    public void Exclusion_lists_only_shrink_and_by_the_accounts_of_the_wave() =>
        Cases.Sample((organization, spec) =>
        {
            var plan = Compile(spec, organization);

            return plan.Regions.All(region => plan.Waves.All(wave =>
            {
                var before = wave.Number == 0 ? plan.Organization : plan.ExclusionsOf(wave.Number - 1, region);
                var admitted = wave.Targets.Where(t => t.Region == region).Select(t => t.Account);
                return before.Except(admitted).Order().SequenceEqual(plan.ExclusionsOf(wave.Number, region));
            }));
        });

    [Fact]
    public void No_wave_is_empty_or_larger_than_it_may_be_and_their_numbers_go_on() =>
        Cases.Sample((organization, spec) =>
        {
            var plan = Compile(spec, organization);

            return plan.Waves.Select(w => w.Number).SequenceEqual(Enumerable.Range(0, plan.Waves.Count))
                && plan.Waves.All(w => w.Accounts.Count > 0
                    && w.Accounts.Count <= (spec.Waves.Single(s => s.Name == w.Name).MaxAccounts ?? int.MaxValue));
        });

    [Fact]
    public void No_plan_breaks_an_invariant() =>
        Cases.Sample((organization, spec) => Compile(spec, organization).Diagnostics.All(d => d.Code != "PAH1390"));

    [Theory]
    [InlineData(40, 10, 4)]
    [InlineData(41, 10, 5)]
    [InlineData(10, 1, 1)]
    [InlineData(40, 0.1, 1)]
    [InlineData(40, 100, 40)]
    public void A_percentage_is_a_share_of_all_accounts_planned_rounded_up(int accounts, double percent, int taken)
    {
        var plan = Compile(A.Spec(A.Wave("early", (decimal)percent), A.Rest), Organizations.Of(accounts));

        plan.Waves[0].Accounts.Should().HaveCount(taken);
    }

    [Fact]
    public void Accounts_that_are_skipped_do_not_count_for_a_percentage()
    {
        var organization = Organizations.Of(20);
        for (var n = 10; n < 20; n++)
            organization = organization.With(n, a => a with { State = AccountState.Suspended });

        var plan = Compile(A.Spec(A.Wave("early", 50m), A.Rest), organization);

        plan.Waves.Select(w => w.Accounts.Count).Should().Equal(5, 5);
    }

    [Fact]
    public void Above_its_size_a_wave_goes_on_under_the_same_name()
    {
        var plan = Compile(A.Spec(A.Wave("canary", 3), A.Rest with { MaxAccounts = 4 }), Organizations.Of(12));

        plan.Waves.Select(w => (w.Number, w.Name, w.Accounts.Count)).Should().Equal(
            (0, "canary", 1), (1, "rest", 4), (2, "rest", 4), (3, "rest", 3));
    }

    [Fact]
    public void An_account_that_no_wave_takes_is_an_error()
    {
        var plan = Compile(A.Spec(A.Wave("canary", 1, 2)), Organizations.Of(4));

        plan.IsFeasible.Should().BeFalse();
        plan.Diagnostics.Should().ContainSingle(d => d.Severity == Severity.Error).Which.Should().Match<Diagnostic>(d =>
            d.Code == "PAH1203" && d.Message.Contains("2 of 4 accounts in scope: 100000000000, 100000000003"));
    }

    [Fact]
    public void A_single_account_that_no_wave_takes_is_one_too() =>
        Compile(A.Spec(A.Wave("most", 0, 1, 2)), Organizations.Of(4)).Diagnostics
            .Should().Contain(d => d.Code == "PAH1203" && d.Message.Contains("1 of 4 accounts in scope: 100000000003"));

    [Fact]
    public void A_canary_too_small_for_an_organization_pack_is_told_the_size_it_needs()
    {
        var spec = A.Spec(A.Wave("canary", 1, 2, 3, 4, 5), A.Rest) with { Delivery = Delivery.Organization };

        var found = Compile(spec, Organizations.Of(1500)).Diagnostics.Should().ContainSingle().Subject;

        found.Code.Should().Be("PAH1301");
        found.Message.Should().Contain("1495 would have to be excluded");
        found.Fix.Should().Contain("at least 500 accounts").And.Contain("stackset");
    }

    [Fact]
    public void Where_nothing_can_receive_the_release_there_is_no_plan()
    {
        var organization = Organizations.Of(1).With(0, a => a with { Recorders = [] });

        var plan = Compile(A.Spec(), organization);

        plan.IsFeasible.Should().BeFalse();
        plan.Skipped.Should().ContainSingle().Which.Reason.Should().Be("no configuration recorder");
        plan.Diagnostics.Select(d => d.Code).Should().Equal("PAH1307");
    }

    private static string? ReasonOf(Account account, RolloutSpec spec, OrganizationSnapshot organization, Plan plan) =>
        Readiness.OfAccount(account, spec, A.Release(), plan.Delivery, organization.ManagementAccountId, A.Day);

    private static Plan Compile(RolloutSpec spec, OrganizationSnapshot organization) =>
        WavePlanner.Compile(spec, organization, A.Release(), A.Day);
}
